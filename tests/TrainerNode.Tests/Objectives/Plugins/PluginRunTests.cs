using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.TrainerNode.Tests.Objectives.Plugins;

public sealed class PluginRunTests
{
    private static readonly PluginSettings Patient = new("own", ["own"], "", DataNeed.None, Timeout: null, Grace: TimeSpan.FromMinutes(1));

    private static readonly PluginSettings Hasty = Patient with { Timeout = TimeSpan.FromMilliseconds(20), Grace = TimeSpan.FromMilliseconds(20) };

    [Fact]
    public void A_run_is_opened_once_trains_on_one_thread_and_is_disposed()
    {
        var threads = new List<int>();
        using var disposed = new ManualResetEventSlim();
        var opened = 0;
        using (var run = new PluginRun(Patient, () =>
        {
            opened++;
            return new Own((_, hear, _) =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                return hear(new EpochReport(1, 0.5)) ? new TrainingEnd.Trained() : new TrainingEnd.Failed("stopped");
            }, disposed.Set);
        }))
        {
            Assert.IsType<TrainingEnd.Trained>(Train(run));
            Assert.IsType<TrainingEnd.Failed>(Train(run, _ => false));
        }

        disposed.Wait();
        Assert.Equal(1, opened);
        Assert.Single(threads.Distinct());
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
    }

    [Fact]
    public void What_an_objective_throws_reaches_the_slot()
    {
        using var run = new PluginRun(Patient, () => new Own((_, _, _) => throw new InvalidDataException("no rows")));

        Assert.Equal("no rows", Assert.Throws<InvalidDataException>(() => Train(run)).Message);
        Assert.Equal("no rows", Assert.Throws<InvalidDataException>(() => Train(run)).Message);
    }

    [Fact]
    public void A_run_that_cannot_be_opened_fails_each_training()
    {
        using var run = new PluginRun(Patient, () => throw new InvalidDataException("no model"));

        Assert.Equal("no model", Assert.Throws<InvalidDataException>(() => Train(run)).Message);
        Assert.Equal("no model", Assert.Throws<InvalidDataException>(() => Train(run)).Message);
    }

    [Fact]
    public void A_training_that_hangs_fails_and_the_next_one_has_a_new_run()
    {
        using var release = new ManualResetEventSlim();
        using var disposed = new ManualResetEventSlim();
        var opened = 0;
        var late = true;
        using var run = new PluginRun(Hasty, () => ++opened == 1
            ? new Own((_, hear, _) =>
            {
                release.Wait(CancellationToken.None);
                late = hear(new EpochReport(1, 0.5));
                return new TrainingEnd.Trained();
            }, disposed.Set)
            : new Own((_, _, _) => new TrainingEnd.Trained()));

        var end = Assert.IsType<TrainingEnd.Failed>(Train(run, _ => throw new InvalidOperationException("It was told of an epoch after its end.")));
        Assert.Equal("the training took longer than objective.timeout = 0.02 s and did not end when it was cancelled", end.Reason);
        Assert.IsType<TrainingEnd.Trained>(Train(run));

        // What was left alone ends at last, and nothing comes of it.
        release.Set();
        disposed.Wait();
        Assert.False(late);
    }

    [Fact]
    public void A_training_that_takes_too_long_is_asked_to_end()
    {
        using var run = new PluginRun(Hasty with { Grace = TimeSpan.FromMinutes(1) }, () => new Own((_, _, cancellation) =>
        {
            cancellation.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellation);
        }));

        Assert.Equal("the training took longer than objective.timeout = 0.02 s", Assert.IsType<TrainingEnd.Failed>(Train(run)).Reason);
    }

    [Fact]
    public void A_cancelled_training_ends_as_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        using var run = new PluginRun(Patient, () => new Own((_, _, cancellation) =>
        {
            cancelled.Cancel();
            cancellation.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellation);
        }));

        Assert.Throws<OperationCanceledException>(() => Train(run, cancellation: cancelled.Token));
    }

    private static TrainingEnd Train(PluginRun run, Func<EpochReport, bool>? onEpoch = null, CancellationToken cancellation = default) => run.Train(
        new TrainingTask { Trial = new Trial(new Dictionary<string, string>()), Fold = 0, Repeat = 0, Epochs = 1, Seed = 0, Random = null!, TrainingRows = default, ValidationRows = default },
        onEpoch ?? (_ => true),
        cancellation);

    private sealed class Own(Func<TrainingTask, Func<EpochReport, bool>, CancellationToken, TrainingEnd> train, Action? dispose = null) : IObjectiveRun
    {
        public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation) => train(task, onEpoch, cancellation);

        public void Dispose() => dispose?.Invoke();
    }
}
