using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Training;

/// <summary>The trainings of a slot: a fold with early stopping, or a refit on all rows. Blocks the calling thread; knows no clock.</summary>
public sealed class TrainingRun : IDisposable
{
    /// <param name="data">The experiment's data.</param>
    /// <param name="validation">How rows are divided.</param>
    /// <param name="seed">The experiment's seed.</param>
    public TrainingRun(DataSet data, ValidationSettings validation, ulong seed) => throw new NotImplementedException();

    /// <summary>Trains and validates one fold.</summary>
    /// <param name="hyperparameters">Of the configuration.</param>
    /// <param name="fold">Counted through the repeats, from 0.</param>
    /// <param name="onEpoch">Told after each epoch; null for nobody.</param>
    /// <param name="cancellation">Looked at after each batch; ends with <see cref="OperationCanceledException"/>.</param>
    public FoldOutcome TrainFold(
        Hyperparameters hyperparameters, int fold, Action<EpochProgress>? onEpoch, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Trains on all training rows for a given number of epochs and scores train and test rows.</summary>
    /// <param name="hyperparameters">Of the winner.</param>
    /// <param name="epochs">How many, ≥ 1.</param>
    /// <param name="restart">Which seed, from 0.</param>
    /// <param name="cancellation">Looked at after each batch; ends with <see cref="OperationCanceledException"/>.</param>
    public RefitOutcome Refit(Hyperparameters hyperparameters, int epochs, int restart, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}

/// <summary>How far a training is.</summary>
public readonly record struct EpochProgress(int Epoch, float TrainLoss, float ValidationLoss);

/// <summary>What came of a refit.</summary>
public abstract record RefitOutcome
{
    private RefitOutcome()
    {
    }

    /// <summary>A model.</summary>
    public sealed record Trained(RefitResult Result, TrainedModel Model) : RefitOutcome;

    /// <summary>The loss was not finite.</summary>
    public sealed record Failed(string Reason) : RefitOutcome;
}
