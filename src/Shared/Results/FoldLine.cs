using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Results;

/// <summary>How a counted fold ended, without its curves.</summary>
public enum FoldStatus
{
    /// <summary>Not counted yet.</summary>
    Pending,

    /// <summary>See <see cref="FoldOutcome.Scored"/>.</summary>
    Scored,

    /// <summary>See <see cref="FoldOutcome.Pruned"/>.</summary>
    Pruned,

    /// <summary>See <see cref="FoldOutcome.Failed"/>.</summary>
    Failed,

    /// <summary>See <see cref="FoldOutcome.Quarantined"/>.</summary>
    Quarantined,
}

/// <summary>What the leaderboard keeps of a fold: 24 bytes, since there may be a million.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="ValidationLoss">At the best epoch; NaN unless scored.</param>
/// <param name="TrainLoss">At the best epoch; NaN unless scored.</param>
/// <param name="BestEpoch">From 1; 0 unless scored.</param>
/// <param name="Epochs">How many were run.</param>
public readonly record struct FoldLine(FoldStatus Status, float ValidationLoss, float TrainLoss, int BestEpoch, int Epochs)
{
    /// <summary>What the fold is ranked by, less being better; NaN unless scored.</summary>
    public float Cost { get; init; } = ValidationLoss;

    /// <summary>The line of an outcome.</summary>
    /// <param name="outcome">How the fold ended.</param>
    /// <param name="metric">What it costs by; the validation loss unless given.</param>
    public static FoldLine Of(FoldOutcome outcome, SelectionMetric metric = default) => outcome switch
    {
        FoldOutcome.Scored scored =>
            new(FoldStatus.Scored, scored.ValidationLoss, scored.TrainLoss, scored.BestEpoch, scored.Curves.Epochs)
            {
                Cost = SelectionCost.Of(metric, scored),
            },
        FoldOutcome.Failed failed => new(FoldStatus.Failed, float.NaN, float.NaN, 0, failed.Curves.Epochs),
        FoldOutcome.Pruned => new(FoldStatus.Pruned, float.NaN, float.NaN, 0, 0),
        FoldOutcome.Quarantined => new(FoldStatus.Quarantined, float.NaN, float.NaN, 0, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };
}
