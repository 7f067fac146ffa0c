using System.Collections.Concurrent;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Actors.Slots;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Objectives.Commands;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Actors.Slots;

public sealed class SlotThreadTests : IDisposable
{
    private static readonly PluginSettings Hasty = new("own", ["own"], "", DataNeed.None, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));

    private readonly BlockingCollection<SlotTold.Ended> _ended = [];
    private readonly Experiment _experiment = Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Parse(
        BuiltIn.Schema, "e", "data.kind = none, validation.folds = 2, objective { kind = command, run = [a] }, space { x = [1, 2] }", [])).Value;
    private int _opened;

    public void Dispose() => _ended.Dispose();

    [Fact]
    public void A_training_that_hangs_fails_with_its_epochs_and_the_next_one_has_another_thread()
    {
        using var release = new ManualResetEventSlim();
        using var disposed = new ManualResetEventSlim();
        int[] threads = new int[3];
        var isHeardLate = true;
        using var slot = Slot(Hasty, opened => new Own((_, hear, _) =>
        {
            threads[opened] = Environment.CurrentManagedThreadId;
            hear(new EpochReport(1, opened));
            if (opened == 1)
            {
                release.Wait(CancellationToken.None);
                isHeardLate = hear(new EpochReport(2, 0.25));
            }
        }, disposed.Set));

        slot.Start(Fold(0), CancellationToken.None);
        slot.Start(Fold(1), CancellationToken.None);
        var failed = Assert.IsType<FoldOutcome.Failed>(Next(0));

        Assert.Equal("the training took longer than objective.timeout = 0.02 s and did not end when it was cancelled", failed.Reason);
        Assert.Equal([1.0], failed.Curves.Validation);
        Assert.Equal(2.0, Assert.Single(Assert.IsType<FoldOutcome.Scored>(Next(1)).Curves.Validation));
        Assert.NotEqual(threads[1], threads[2]);

        // What was left ends at last: it is disposed, and nothing else comes of it.
        release.Set();
        disposed.Wait();
        Assert.False(isHeardLate);
        Assert.Empty(_ended);
    }

    [Fact]
    public void A_final_model_that_hangs_fails_and_leaves_no_folder()
    {
        using var release = new ManualResetEventSlim();
        using var disposed = new ManualResetEventSlim();
        string? folder = null;
        using var slot = Slot(Hasty, _ => new Own((task, _, _) =>
        {
            folder = task.ModelFolder;
            File.WriteAllText(Path.Combine(folder!, "model"), "half");
            release.Wait(CancellationToken.None);
        }, disposed.Set));

        slot.Start(new SlotJob.Refit(new AttemptId(1, 0), Configuration(), 1, 0, 0), CancellationToken.None);

        Assert.EndsWith("did not end when it was cancelled", Assert.IsType<JobEnd.RefitFailed>(_ended.Take().End).Reason, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        release.Set();
        disposed.Wait();
    }

    [Fact]
    public void A_cancelled_training_that_hangs_does_not_hold_the_slot()
    {
        using var release = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        using var slot = Slot(Hasty with { Timeout = null }, opened => new Own((_, hear, _) =>
        {
            if (opened > 1)
            {
                hear(new EpochReport(1, 0.5));
                return;
            }

            cancelled.Cancel();
            release.Wait(CancellationToken.None);
        }));

        slot.Start(Fold(0), cancelled.Token);
        slot.Start(Fold(1), CancellationToken.None);

        Assert.IsType<JobEnd.Cancelled>(_ended.Take().End);
        Assert.IsType<FoldOutcome.Scored>(Next(1));
        release.Set();
    }

    private SlotJob.Fold Fold(int number) => new(new AttemptId(1, number), Configuration(), number);

    private Configuration Configuration() => _experiment.Configure(0, [new Choice("x", "1")]);

    private FoldOutcome Next(int fold)
    {
        var ended = _ended.Take();
        Assert.Equal(new AttemptId(1, fold), ended.Job.Attempt);
        return Assert.IsType<JobEnd.FoldDone>(ended.End).Outcome;
    }

    // Trainers after the first one have as much time as they need.
    private SlotThread Slot(PluginSettings first, Func<int, IObjectiveRun> open)
    {
        var data = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(_experiment.Data)).Value;
        var objectives = ObjectiveCatalog.Empty.With(CommandSettings.Word, (experiment, set, slot) =>
        {
            var opened = Interlocked.Increment(ref _opened);
            return new ObjectiveTrainer(experiment, set, () => open(opened), opened == 1 ? first : first with { Timeout = null }, slot.Leave);
        });
        return new SlotThread("slot", () => new SlotTrainers(objectives, _experiment, data, new PausedTrainings()), told =>
        {
            if (told is SlotTold.Ended ended) _ended.Add(ended);
        });
    }

    private sealed class Own(Action<TrainingTask, Func<EpochReport, bool>, CancellationToken> train, Action? dispose = null) : IObjectiveRun
    {
        public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
        {
            train(task, onEpoch, cancellation);
            return new TrainingEnd.Trained();
        }

        public void Dispose() => dispose?.Invoke();
    }
}
