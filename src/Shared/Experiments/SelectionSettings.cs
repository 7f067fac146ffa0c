namespace ActorSearch.Shared.Experiments;

/// <summary>How the winner is picked from the fold results.</summary>
public enum SelectionRule
{
    /// <summary>
    /// Best mean over folds of each fold's score at its best epoch, the validation loss unless the metric is another; ties go to the
    /// lower index.
    /// </summary>
    MeanBest,

    /// <summary>Lowest point of the folds' averaged validation curve.</summary>
    MeanCurve,

    /// <summary>The simplest configuration (fewest parameters) within one standard error of the best mean.</summary>
    OneStandardError,
}

/// <summary>How the winner is picked.</summary>
/// <param name="Rule">How the folds' scores decide.</param>
public sealed record SelectionSettings(SelectionRule Rule)
{
    /// <summary>What configurations are ranked by.</summary>
    public SelectionMetric Metric { get; init; } = new(MetricKind.Loss);
}

/// <summary>How many epochs the refit on all training rows takes.</summary>
public abstract record RefitEpochs
{
    private RefitEpochs()
    {
    }

    /// <summary>Mean of the folds' best epochs, rounded to the nearest, halves to even.</summary>
    public sealed record MeanBest : RefitEpochs;

    /// <summary>A given number, ≥ 1.</summary>
    public sealed record Fixed(int Epochs) : RefitEpochs;
}
