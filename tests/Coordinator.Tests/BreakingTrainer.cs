using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Tests;

/// <summary>Crashes in some folds.</summary>
/// <param name="trainer">Trains the others.</param>
internal sealed class BreakingTrainer(ITrainer trainer, Func<FoldId, bool> isBroken) : ITrainer
{
    public FoldOutcome TrainFold(Configuration configuration, int fold, int last, Action<EpochProgress> onEpoch, CancellationToken cancellation) =>
        isBroken(new FoldId(configuration.Index, fold)) ? throw new InvalidOperationException("It breaks.")
            : trainer.TrainFold(configuration, fold, last, onEpoch, cancellation);

    public RefitOutcome Refit(Configuration configuration, int epochs, double holdOut, int restart, Action<EpochProgress> onEpoch, CancellationToken cancellation) =>
        trainer.Refit(configuration, epochs, holdOut, restart, onEpoch, cancellation);

    public OutOfFoldOutcome TrainOutOfFold(Configuration configuration, int fold, int epochs, Action<EpochProgress> onEpoch, CancellationToken cancellation) =>
        trainer.TrainOutOfFold(configuration, fold, epochs, onEpoch, cancellation);

    public void Dispose() => trainer.Dispose();
}
