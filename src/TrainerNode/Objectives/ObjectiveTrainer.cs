using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>Trains folds and final models of an objective: chooses rows and seeds, stops early, and makes results of what it reports.</summary>
/// <param name="experiment">Of an objective.</param>
/// <param name="data">Its data.</param>
/// <param name="open">Opens the objective for this slot.</param>
public sealed class ObjectiveTrainer(Experiment experiment, DataSet data, Func<IObjectiveRun> open) : ITrainer
{
    private readonly TrainingWatch? _watch;

    private readonly TrainingRows _rows = new(data.Train, experiment.Validation, experiment.Seed);

    private IObjectiveRun? _run;

    /// <summary>One that leaves trainings which do not end in time.</summary>
    /// <param name="settings">Their longest time.</param>
    /// <param name="leave">Takes what was left, see <see cref="TrainerSlot"/>.</param>
    public ObjectiveTrainer(Experiment experiment, DataSet data, Func<IObjectiveRun> open, PluginSettings settings, Action<LeftTraining> leave)
        : this(experiment, data, open) => _watch = new TrainingWatch(settings, leave);

    /// <inheritdoc/>
    public FoldOutcome TrainFold(Configuration configuration, int fold, int last, Action<EpochProgress> onEpoch, CancellationToken cancellation)
    {
        var split = data.Train.Rows == 0 ? new FoldSplit([], []) : _rows.Fold(fold, configuration.Part);
        var seed = TrainingSeed.ForFold(experiment.Seed, fold, configuration.Part?.Number ?? 0);
        var training = configuration.Hyperparameters.Training;
        training = training with { MaxEpochs = Math.Min(last, training.MaxEpochs) };
        var task = new TrainingTask
        {
            Trial = TrialOf(configuration),
            Fold = fold % experiment.Validation.Folds,
            Repeat = fold / experiment.Validation.Folds,
            TrainingRows = split.Train,
            ValidationRows = split.Validation,
            Epochs = training.MaxEpochs,
            MaxEpochs = configuration.Hyperparameters.Training.MaxEpochs,
            Monitor = MonitorOf(training),
            Seed = SeedOf(seed),
            Random = new TrainingStreams(seed),
        };
        var course = new ReportedCourse(experiment, training, isValidated: true, onEpoch);
        return Train(task, course, cancellation) is TrainingEnd.Failed failed
            ? new FoldOutcome.Failed(failed.Reason, course.Curves())
            : course.Outcome();
    }

    /// <inheritdoc/>
    public RefitOutcome Refit(
        Configuration configuration, int epochs, double holdOut, int restart, Action<EpochProgress> onEpoch, CancellationToken cancellation)
    {
        var split = RowsOf(holdOut, configuration.Part);
        var (training, folder) = (configuration.Hyperparameters.Training, Directory.CreateTempSubdirectory("actorsearch-model-"));
        try
        {
            var seed = TrainingSeed.ForRefit(experiment.Seed, restart, configuration.Part?.Number ?? 0);
            var course = new ReportedCourse(experiment, holdOut > 0 ? training : training with { EarlyStopping = null, MaxEpochs = epochs }, split.Validation.Length > 0, onEpoch);
            var task = new TrainingTask
            {
                Trial = TrialOf(configuration),
                Fold = 0,
                Repeat = 0,
                Restart = restart,
                TrainingRows = split.Train,
                ValidationRows = split.Validation,
                Epochs = holdOut > 0 ? training.MaxEpochs : epochs,
                MaxEpochs = training.MaxEpochs,
                Monitor = MonitorOf(training),
                Seed = SeedOf(seed),
                Random = new TrainingStreams(seed),
                ModelFolder = folder.FullName,
            };
            var ended = Train(task, course, cancellation);
            if (experiment.Objective is PluginSettings { Reads: DataNeed.Rows } && folder.EnumerateFileSystemInfos().Any()) RowsFile.Write(folder.FullName, data.Train);
            return ended switch
            {
                TrainingEnd.Failed failed => new RefitOutcome.Failed(failed.Reason),
                TrainingEnd.Trained trained when course.MistakeOf(trained) is { } mistake => new RefitOutcome.Failed(mistake),
                TrainingEnd.Trained trained => course.Refit(restart, trained, isHeldOut: holdOut > 0) is { } result
                    ? new RefitOutcome.Delivered(result, ModelFiles.Pack(folder.FullName))
                    : new RefitOutcome.Failed(((FoldOutcome.Failed)course.Outcome()).Reason),
                var end => throw new InvalidOperationException($"A training does not end as {end.GetType().Name}."),
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: predictions of folds are those of nets.</exception>
    public OutOfFoldOutcome TrainOutOfFold(
        Configuration configuration, int fold, int epochs, Action<EpochProgress> onEpoch, CancellationToken cancellation) =>
        throw new NotSupportedException("An objective has no out-of-fold predictions.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch?.Dispose();
        RunEnd.Dispose(_run);
    }

    /// <summary>The rows of a final model: outside of an outer fold it is validated on the rows of that fold, which give its score.</summary>
    private FoldSplit RowsOf(double holdOut, OuterPart? part) => data.Train.Rows == 0 ? new FoldSplit([], [])
        : holdOut > 0 ? _rows.HoldOut(holdOut, part)
        : part is { } outer ? _rows.Outer(outer)
        : new FoldSplit(_rows.All(part), []);

    private static Trial TrialOf(Configuration configuration) => configuration.Hyperparameters.Model is TrialModel trial
        ? trial.ForObjective()
        : throw new InvalidOperationException("The configuration is not one of an objective.");

    private ObjectiveMetric? MonitorOf(TrainingSettings training) => training.Monitor == Watched.Metric
        ? experiment.Objective?.Metrics.FirstOrDefault(metric => metric.Name == experiment.Selection.Metric.Name)
        : null;

    private static uint SeedOf(TrainingSeed seed) => seed.Stream(StreamPurpose.Objective).NextUInt32();

    private TrainingEnd Train(TrainingTask task, ReportedCourse course, CancellationToken cancellation) => _watch is { } watch
        ? watch.Train(stop => Ended(task, course, stop), reason => Left(task, course, reason), cancellation)
        : Ended(task, course, cancellation);

    /// <summary>The end of a training; what the objective throws is a failed training.</summary>
    private TrainingEnd Ended(TrainingTask task, ReportedCourse course, CancellationToken cancellation)
    {
        try
        {
            return (_run ??= open()).Train(task, course.Report, cancellation) ?? new TrainingEnd.Failed(ThrownWords.NoEnd);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever code of users throws ends one fold, not the node.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return new TrainingEnd.Failed(ThrownWords.Describe(thrown));
        }
        finally
        {
            course.End();
        }
    }

    private static LeftTraining Left(TrainingTask task, ReportedCourse course, string? reason)
    {
        course.End();
        try
        {
            if (task.ModelFolder is { } folder) Directory.Delete(folder, recursive: true);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // The training still writes into it.
        }

        return new LeftTraining(reason, course.Curves());
    }
}
