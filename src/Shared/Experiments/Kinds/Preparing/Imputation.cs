namespace ActorSearch.Shared.Experiments.Kinds.Preparing;

/// <summary>The number that stands for a missing value.</summary>
public abstract record Imputation
{
    /// <summary>Whether it is only used where something is missing.</summary>
    public virtual bool IsAuto => false;

    /// <summary>The number, in the unit of the column.</summary>
    /// <param name="values">What the training rows have, at least one, in rising order.</param>
    public abstract double Fill(ReadOnlySpan<double> values);
}
