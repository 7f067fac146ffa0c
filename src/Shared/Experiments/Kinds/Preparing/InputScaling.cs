namespace ActorSearch.Shared.Experiments.Kinds.Preparing;

/// <summary>How the numbers of a column are scaled.</summary>
public abstract record InputScaling
{
    /// <summary>Whether the table decides.</summary>
    public virtual bool IsAuto => false;

    /// <summary>Whether large and small numbers come out around 1.</summary>
    public virtual bool Levels => true;

    /// <summary>What is used on a table.</summary>
    /// <param name="wanted">Whether its inputs should be scaled if nothing else is said.</param>
    public virtual InputScaling For(bool wanted) => this;

    /// <summary>Fits it on a column.</summary>
    /// <param name="values">Of the training rows, at least one; nothing is missing.</param>
    /// <param name="weights">How much each row counts, for scalings that scikit-learn gives weights; empty: all alike.</param>
    public abstract FittedScale Fit(ReadOnlySpan<float> values, ReadOnlySpan<float> weights = default);
}
