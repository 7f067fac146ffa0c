using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Actors.Slots;

/// <summary>What one slot trains with: the data, and engines whose memory serves one training after the other. Belongs to one thread.</summary>
/// <param name="data">The experiment's data.</param>
/// <param name="validation">How rows are divided.</param>
/// <param name="seed">The experiment's.</param>
/// <param name="vectorBits">See <see cref="Experiment.VectorBits"/>.</param>
/// <param name="metric">What configurations are ranked by.</param>
public sealed class TrainingBench(DataSet data, ValidationSettings validation, ulong seed, int? vectorBits, SelectionMetric metric = default)
    : IDisposable
{
    private TrainingRun? _run;

    // Made when the first net is trained: a search without nets loads no libtorch.
    private TrainingRun Run => _run ??= new TrainingRun(data, validation, seed, vectorBits, metric);

    private NoopTraining Noop { get; } = new(data, seed, metric);

    /// <summary>Trains to the end.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public JobEnd Train(SlotJob job, Action<EpochProgress> onEpoch, CancellationToken cancellation) => job switch
    {
        SlotJob.Fold fold => new JobEnd.FoldDone(job.Configuration.Hyperparameters.Model is ModelSettings.Noop noop
            ? Noop.TrainFold(noop, job.Configuration.Hyperparameters, fold.Number, onEpoch, cancellation, job.Configuration.Part)
            : Run.TrainFold(job.Configuration.Hyperparameters, fold.Number, onEpoch, cancellation, job.Configuration.Part)),
        SlotJob.Refit refit => EndOf(job.Configuration.Hyperparameters.Model is ModelSettings.Noop noop
            ? Noop.Refit(noop, job.Configuration.Hyperparameters.TopK, refit.Epochs, refit.Restart, cancellation, job.Configuration.Part)
            : refit.HoldOut > 0
            ? Run.Refit(job.Configuration.Hyperparameters, refit.HoldOut, refit.Restart, onEpoch, cancellation, job.Configuration.Part)
            : Run.Refit(job.Configuration.Hyperparameters, refit.Epochs, refit.Restart, cancellation, job.Configuration.Part)),
        SlotJob.OutOfFold fold => Run.TrainOutOfFold(job.Configuration.Hyperparameters, fold.Number, fold.Epochs, onEpoch, cancellation, job.Configuration.Part) switch
        {
            OutOfFoldOutcome.Trained trained => new JobEnd.OutOfFoldDone(
                trained.TrainLoss, trained.ValidationLoss, OutOfFoldBytes.Write(trained.Predictions, fold.WithModel ? trained.Model : null)),
            OutOfFoldOutcome.Failed failed => new JobEnd.OutOfFoldFailed(failed.Reason),
            var outcome => throw new InvalidOperationException($"{outcome.GetType().Name} is not an outcome."),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(job), job, "Not a training."),
    };

    /// <inheritdoc/>
    public void Dispose() => _run?.Dispose();

    private static JobEnd EndOf(RefitOutcome outcome) => outcome switch
    {
        RefitOutcome.Trained trained => new JobEnd.RefitDone(trained.Result, TrainedModelBytes.Write(trained.Model)),
        RefitOutcome.Failed failed => new JobEnd.RefitFailed(failed.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };
}
