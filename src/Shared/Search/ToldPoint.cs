namespace ActorSearch.Shared.Search;

/// <summary>A point that was suggested and what is known of it.</summary>
/// <param name="Point">Not to be changed.</param>
/// <param name="Cost">Lower is better; NaN: it failed, or is pending.</param>
/// <param name="Error">Standard error of the cost as a mean over folds; NaN where it is not known.</param>
/// <param name="IsPending">Whether its result is not to be looked at.</param>
public readonly record struct ToldPoint(double[] Point, double Cost, double Error, bool IsPending)
{
    /// <summary>What it costs by each goal of a search with several; null where there is one, or where the point has no cost.</summary>
    public double[]? Goals { get; init; }
}
