namespace ActorSearch.Shared.Experiments;

/// <summary>The function that a training minimises, averaged over the rows and outputs of a batch.</summary>
public abstract record LossSettings
{
    private LossSettings()
    {
    }

    /// <summary>Mean squared error, (p − y)².</summary>
    public sealed record MeanSquared : LossSettings;

    /// <summary>Mean absolute error, |p − y|.</summary>
    public sealed record L1 : LossSettings;

    /// <summary>Quadratic within beta of the target, linear beyond: d²/(2β) for |d| &lt; β, else |d| − β/2.</summary>
    /// <param name="Beta">Where the parabola meets the line, &gt; 0; in units of the target.</param>
    public sealed record SmoothL1(double Beta) : LossSettings;
}
