using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Shared.Results.Nested;

/// <summary>An outer fold of nested cross-validation: what the search outside of it found, and what that is worth on rows that the search has not seen.</summary>
/// <param name="Part">Which, from 1.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Selected">The winner, its index within its search; null where none can win.</param>
/// <param name="Choices">What the winner chose.</param>
/// <param name="Epochs">Epochs of the model that is scored; 0 where there is none.</param>
/// <param name="Score">Of that model on the fold's rows; null where there is none.</param>
/// <param name="Reason">Why there is none; null where there is one.</param>
public sealed record OuterFold(
    int Part, int Rows, Selected? Selected, ImmutableArray<Choice> Choices, int Epochs, Score? Score, string? Reason)
{
    /// <summary>What the model scores by a metric; NaN where there is no model.</summary>
    public double ValueOf(Metric metric) => Score is not { } score ? double.NaN
        : metric is LossMetric ? score.Loss
        : SelectionCost.Value(metric, score.Metrics);
}
