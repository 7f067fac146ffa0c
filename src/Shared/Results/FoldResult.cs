using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Results;

/// <summary>How one fold ended; each fold gets exactly one.</summary>
/// <param name="Fold">Which fold.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record FoldResult(FoldId Fold, FoldOutcome Outcome);

/// <summary>The end of a fold's training; one record per final state.</summary>
public abstract record FoldOutcome
{
    private FoldOutcome()
    {
    }

    /// <summary>How many epochs were run.</summary>
    public int Epochs => this switch
    {
        Scored scored => scored.Curves.Epochs,
        Failed failed => failed.Curves.Epochs,
        Pruned { SoFar: { } begun } => begun.Epochs,
        _ => 0,
    };

    /// <summary>The training ran to its end.</summary>
    /// <param name="BestEpoch">Epoch (from 1) with the lowest validation loss; its weights give the metrics.</param>
    /// <param name="Curves">Losses of every epoch that was run.</param>
    /// <param name="Metrics">Validation metrics at the best epoch.</param>
    public sealed record Scored(int BestEpoch, LossCurves Curves, ModelMetrics Metrics) : FoldOutcome
    {
        /// <summary>Validation loss at the best epoch.</summary>
        public double ValidationLoss => Curves.Validation[BestEpoch - 1];

        /// <summary>Training loss of the best epoch.</summary>
        public double TrainLoss => Curves.Train[BestEpoch - 1];
    }

    /// <summary>The training could not be scored.</summary>
    /// <param name="Reason">One sentence for people; the same on every node for the same cause.</param>
    /// <param name="Curves">Losses up to there.</param>
    public sealed record Failed(string Reason, LossCurves Curves) : FoldOutcome;

    /// <summary>Not trained, or not to its end: its configuration is pruned, or waits to be continued.</summary>
    public sealed record Pruned(string Reason) : FoldOutcome
    {
        /// <summary>The training as far as it went; null where it did not begin.</summary>
        public Scored? SoFar { get; init; }
    }

    /// <summary>It took down too many nodes and is not tried again.</summary>
    public sealed record Quarantined(string Reason) : FoldOutcome
    {
        /// <summary>Of an earlier training of fewer epochs; null where there was none.</summary>
        public LossCurves? SoFar { get; init; }
    }
}
