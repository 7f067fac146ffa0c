using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>Trains for one slot what one objective searches over. Belongs to one thread, which it blocks.</summary>
public interface ITrainer : IDisposable
{
    /// <summary>Trains and validates one fold.</summary>
    /// <param name="fold">Counted through the repeats, from 0.</param>
    /// <param name="last">The last epoch to run, ≥ 1; <see cref="int.MaxValue"/>: the training decides. A shorter training is the beginning of the longer one, bit for bit.</param>
    /// <param name="onEpoch">Called after each epoch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    FoldOutcome TrainFold(Configuration configuration, int fold, int last, Action<EpochProgress> onEpoch, CancellationToken cancellation);

    /// <summary>Trains a final model.</summary>
    /// <param name="epochs">How many, ≥ 1; without effect if rows are held out.</param>
    /// <param name="holdOut">Share of the rows to hold out; 0 is none.</param>
    /// <param name="restart">Which seed, from 0.</param>
    /// <param name="onEpoch">Called after each epoch that held-out rows score.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    RefitOutcome Refit(Configuration configuration, int epochs, double holdOut, int restart, Action<EpochProgress> onEpoch, CancellationToken cancellation);

    /// <summary>Trains a fold again, up to an epoch of its first training, for its predictions.</summary>
    /// <param name="fold">Counted through the repeats, from 0.</param>
    /// <param name="epochs">The last epoch to run, ≥ 1.</param>
    /// <param name="onEpoch">Called after each epoch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    OutOfFoldOutcome TrainOutOfFold(Configuration configuration, int fold, int epochs, Action<EpochProgress> onEpoch, CancellationToken cancellation);
}
