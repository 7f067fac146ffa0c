using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Racing;

/// <summary>
/// A training as it would be had it ended after some epochs. A longer training has the bits of a shorter one at its beginning, so that a study that is
/// resumed decides by the beginning of what it has as it did before.
/// </summary>
internal static class CurvePrefix
{
    private static readonly ModelMetrics NoMetrics = new([]);

    public static LossCurves None { get; } = new([], []);

    /// <summary>The outcome after some epochs, or at the end if that came before; null where it was not scored by then.</summary>
    public static FoldOutcome.Scored? Cut(Scoring scoring, Configuration configuration, FoldOutcome outcome, int epochs) => outcome switch
    {
        FoldOutcome.Scored scored when scored.Curves.Epochs <= epochs => scored,
        FoldOutcome.Scored scored => Cut(scoring, configuration, scored.Curves, epochs),
        // Not by the best epoch that its trainer found: a ladder reads no more than curves, whether they have just come or are restored.
        FoldOutcome.Pruned { SoFar: { } begun } when begun.Curves.Epochs >= epochs => Cut(scoring, configuration, begun.Curves, epochs),
        FoldOutcome.Failed failed when failed.Curves.Epochs >= epochs => Cut(scoring, configuration, failed.Curves, epochs),
        FoldOutcome.Quarantined { SoFar: { } begun } when begun.Epochs >= epochs => Cut(scoring, configuration, begun, epochs),
        _ => null,
    };

    /// <summary>A training that is not at its end, restored from its curves.</summary>
    public static FoldOutcome Paused(Scoring scoring, Configuration configuration, LossCurves curves) =>
        Cut(scoring, configuration, curves, curves.Epochs) is { } begun ? new FoldOutcome.Pruned("") { SoFar = begun } : new FoldOutcome.Failed("", None);

    private static FoldOutcome.Scored? Cut(Scoring scoring, Configuration configuration, LossCurves curves, int epochs)
    {
        var begun = curves.Epochs == epochs ? curves : curves.Part(0, epochs);
        var watched = configuration.Hyperparameters.Training.Monitor == Watched.Metric ? scoring.CostOf(begun) : begun.Validation;
        return OneEpoch.Best([watched], [begun.Validation]) is { } best ? new FoldOutcome.Scored(best, begun, NoMetrics) : null;
    }
}
