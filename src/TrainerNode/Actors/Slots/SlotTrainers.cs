using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Actors.Slots;

/// <summary>What one slot trains with: a trainer for each objective, whose memory serves one training after the other. Belongs to one thread.</summary>
/// <param name="objectives">What can be trained.</param>
/// <param name="experiment">The experiment.</param>
/// <param name="data">Its data.</param>
/// <param name="paused">Trainings of the node that may continue.</param>
public sealed class SlotTrainers(ObjectiveCatalog objectives, Experiment experiment, DataSet data, PausedTrainings paused) : IDisposable
{
    private readonly Dictionary<string, ITrainer> _trainers = new(StringComparer.Ordinal);
    private volatile Action<string> _say = _ => { };
    private volatile Action<LeftTraining> _leave = _ => { };

    /// <summary>Trains to the end.</summary>
    /// <param name="say">Takes what the training prints, a line at a time, on any thread.</param>
    /// <param name="leave">Takes a training that keeps this thread, on another one; nothing is trained here afterwards.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public JobEnd Train(SlotJob job, Action<EpochProgress> onEpoch, Action<string> say, Action<LeftTraining> leave, CancellationToken cancellation)
    {
        (_say, _leave) = (say, leave);
        if (job is not SlotJob.Fold) FinishedStage.FreeFinal(data.Train.Inputs, data.Train.Rows);
        var end = Train(job, onEpoch, cancellation);
        if (job is SlotJob.Fold) FinishedStage.Free(data.Train.Inputs);
        else FinishedStage.FreeFinal(data.Train.Inputs, data.Train.Rows);
        return end;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var trainer in _trainers.Values)
        {
            trainer.Dispose();
        }
    }

    private JobEnd Train(SlotJob job, Action<EpochProgress> onEpoch, CancellationToken cancellation) => job switch
    {
        SlotJob.Fold fold => new JobEnd.FoldDone(TrainerOf(job).TrainFold(job.Configuration, fold.Number, fold.Epochs, onEpoch, cancellation)),
        SlotJob.Refit refit => TrainerOf(job).Refit(job.Configuration, refit.Epochs, refit.HoldOut, refit.Restart, onEpoch, cancellation) switch
        {
            RefitOutcome.Trained trained => new JobEnd.RefitDone(trained.Result, TrainedModelBytes.Write(trained.Model)),
            RefitOutcome.Delivered delivered => new JobEnd.RefitDone(delivered.Result, delivered.Model),
            RefitOutcome.Failed failed => new JobEnd.RefitFailed(failed.Reason),
            var outcome => throw new InvalidOperationException($"{outcome.GetType().Name} is not an outcome."),
        },
        SlotJob.OutOfFold fold => TrainerOf(job).TrainOutOfFold(job.Configuration, fold.Number, fold.Epochs, onEpoch, cancellation) switch
        {
            OutOfFoldOutcome.Trained trained => new JobEnd.OutOfFoldDone(
                trained.TrainLoss, trained.ValidationLoss, OutOfFoldBytes.Write(trained.Predictions, fold.WithModel ? trained.Model : null)),
            OutOfFoldOutcome.Failed failed => new JobEnd.OutOfFoldFailed(failed.Reason),
            var outcome => throw new InvalidOperationException($"{outcome.GetType().Name} is not an outcome."),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(job), job, "Not a training."),
    };

    // Opened for the first training: a search without nets loads no libtorch.
    private ITrainer TrainerOf(SlotJob job)
    {
        var name = job.Configuration.Hyperparameters.Model.Objective;
        return _trainers.TryGetValue(name, out var trainer) ? trainer : _trainers[name] = objectives.Open(name, experiment, data, new TrainerSlot(line => _say(line), paused, left => _leave(left)));
    }
}
