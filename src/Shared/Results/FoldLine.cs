using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Shared.Results;

/// <summary>How a counted fold ended, without its curves; the numbers are stored.</summary>
public enum FoldStatus
{
    /// <summary>Not counted yet.</summary>
    Pending = 0,

    /// <summary>See <see cref="FoldOutcome.Scored"/>.</summary>
    Scored = 1,

    /// <summary>See <see cref="FoldOutcome.Pruned"/>.</summary>
    Pruned = 2,

    /// <summary>See <see cref="FoldOutcome.Failed"/>.</summary>
    Failed = 3,

    /// <summary>See <see cref="FoldOutcome.Quarantined"/>.</summary>
    Quarantined = 4,
}

/// <summary>What the leaderboard keeps of a fold: 48 bytes, since there may be a million.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="ValidationLoss">At the scored epoch; NaN unless scored.</param>
/// <param name="TrainLoss">At the scored epoch; NaN unless scored.</param>
/// <param name="BestEpoch">The epoch that is best in this fold, from 1; 0 unless scored.</param>
/// <param name="Epochs">How many were run.</param>
public readonly record struct FoldLine(FoldStatus Status, double ValidationLoss, double TrainLoss, int BestEpoch, int Epochs)
{
    /// <summary>What the fold is ranked by, less being better; NaN unless scored.</summary>
    public double Cost { get; init; } = ValidationLoss;

    /// <summary>
    /// The epoch at which the fold is scored, from 1; 0 unless scored. The best one, until all folds of the configuration are counted and
    /// <see cref="Scoring"/> says another. It may lie past the fold's end.
    /// </summary>
    public int ScoredEpoch { get; init; } = BestEpoch;

    /// <summary>Values of further metrics at the scored epoch, in the order of <see cref="Scoring.Others"/>; null where there are none.</summary>
    public double[]? Others { get; init; }

    /// <summary>The line of an outcome.</summary>
    /// <param name="outcome">How the fold ended.</param>
    /// <param name="metric">The metric of the cost; default: the validation loss.</param>
    /// <param name="others">Further metrics; default: none.</param>
    public static FoldLine FromOutcome(FoldOutcome outcome, Metric? metric = null, ImmutableArray<Metric> others = default) => outcome switch
    {
        FoldOutcome.Scored scored =>
            new(FoldStatus.Scored, scored.ValidationLoss, scored.TrainLoss, scored.BestEpoch, scored.Curves.Epochs)
            {
                Cost = SelectionCost.Compute(metric ?? Metric.Loss, scored),
                Others = others.IsDefaultOrEmpty ? null : [.. others.Select(other => scored.Metrics.Find(other) ?? double.NaN)],
            },
        FoldOutcome.Failed failed => new(FoldStatus.Failed, double.NaN, double.NaN, 0, failed.Curves.Epochs),
        FoldOutcome.Pruned pruned => new(FoldStatus.Pruned, double.NaN, double.NaN, 0, pruned.SoFar?.Curves.Epochs ?? 0),
        FoldOutcome.Quarantined => new(FoldStatus.Quarantined, double.NaN, double.NaN, 0, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };
}
