using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>The objective <c>net</c>: fully connected and convolutional nets.</summary>
public sealed class NetTrainer : ITrainer
{
    private readonly TrainingRun _run;

    /// <param name="experiment">Says how rows are divided.</param>
    /// <param name="data">Its rows.</param>
    /// <param name="paused">Of this and the other slots of the node.</param>
    public NetTrainer(Experiment experiment, DataSet data, PausedTrainings paused) =>
        _run = new TrainingRun(data, experiment.Validation, experiment.Seed, experiment.VectorBits, experiment.Metrics, paused);

    /// <inheritdoc/>
    public FoldOutcome TrainFold(Configuration configuration, int fold, int last, Action<EpochProgress> onEpoch, CancellationToken cancellation) =>
        _run.TrainFold(configuration.Hyperparameters, fold, onEpoch, cancellation, configuration.Part, last, configuration.Key);

    /// <inheritdoc/>
    public RefitOutcome Refit(
        Configuration configuration, int epochs, double holdOut, int restart, Action<EpochProgress> onEpoch, CancellationToken cancellation) => holdOut > 0
        ? _run.Refit(configuration.Hyperparameters, holdOut, restart, onEpoch, cancellation, configuration.Part)
        : _run.Refit(configuration.Hyperparameters, epochs, restart, cancellation, configuration.Part);

    /// <inheritdoc/>
    public OutOfFoldOutcome TrainOutOfFold(Configuration configuration, int fold, int epochs, Action<EpochProgress> onEpoch, CancellationToken cancellation) =>
        _run.TrainOutOfFold(configuration.Hyperparameters, fold, epochs, onEpoch, cancellation, configuration.Part);

    /// <inheritdoc/>
    public void Dispose() => _run.Dispose();
}
