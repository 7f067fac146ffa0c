using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch.TrainerNode.Tests.Objectives;

public sealed class TrainingWatchTests
{
    private static readonly PluginSettings Patient = new("own", ["own"], "", DataNeed.None, Timeout: null, Grace: TimeSpan.FromMinutes(1));

    private static readonly PluginSettings Hasty = Patient with { Timeout = TimeSpan.FromMilliseconds(20), Grace = TimeSpan.FromMilliseconds(20) };

    [Fact]
    public void A_training_runs_on_the_thread_of_its_slot_and_its_end_is_the_end()
    {
        using var watch = Watch(Patient with { Timeout = TimeSpan.FromDays(60) });
        var thread = 0;

        var end = watch.Train(
            _ =>
            {
                thread = Environment.CurrentManagedThreadId;
                return new TrainingEnd.Failed("no rows");
            },
            Never,
            CancellationToken.None);

        Assert.Equal("no rows", Assert.IsType<TrainingEnd.Failed>(end).Reason);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void A_training_that_hangs_is_left_with_its_reason()
    {
        using var left = new ManualResetEventSlim();
        LeftTraining? seen = null;
        using var watch = new TrainingWatch(Hasty, training =>
        {
            seen = training;
            left.Set();
        });

        watch.Train(_ => Hang(left), Left, CancellationToken.None);

        Assert.Equal("the training took longer than objective.timeout = 0.02 s and did not end when it was cancelled", seen!.Reason);
    }

    [Fact]
    public void Each_training_has_all_of_its_time()
    {
        using var watch = Watch(Hasty with { Grace = TimeSpan.FromMinutes(1) });

        for (var training = 0; training < 3; training++)
        {
            var end = watch.Train(
                cancellation =>
                {
                    cancellation.WaitHandle.WaitOne();
                    throw new OperationCanceledException(cancellation);
                },
                Never,
                CancellationToken.None);
            Assert.Equal("the training took longer than objective.timeout = 0.02 s", Assert.IsType<TrainingEnd.Failed>(end).Reason);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_cancelled_training_ends_as_cancelled(bool isBefore)
    {
        using var cancelled = new CancellationTokenSource();
        using var watch = Watch(Patient);
        if (isBefore) cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => watch.Train(
            cancellation =>
            {
                cancelled.Cancel();
                cancellation.WaitHandle.WaitOne();
                return new TrainingEnd.Trained();
            },
            Never,
            cancelled.Token));
    }

    [Fact]
    public void A_cancelled_training_that_hangs_is_left_without_a_reason()
    {
        using var left = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        LeftTraining? seen = null;
        using var watch = new TrainingWatch(Patient with { Grace = TimeSpan.Zero }, training =>
        {
            seen = training;
            left.Set();
        });

        Assert.Throws<OperationCanceledException>(() => watch.Train(
            _ =>
            {
                cancelled.Cancel();
                return Hang(left);
            },
            Left,
            cancelled.Token));

        Assert.Null(seen!.Reason);
    }

    [Fact]
    public void What_a_training_registers_for_its_cancellation_may_throw_and_block()
    {
        using var left = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        using var watch = new TrainingWatch(Patient with { Grace = TimeSpan.Zero }, _ => left.Set());

        Assert.Throws<OperationCanceledException>(() => watch.Train(
            cancellation =>
            {
                cancellation.Register(() => throw new InvalidOperationException("no"));
                cancellation.Register(() => left.Wait(CancellationToken.None));
                cancelled.Cancel();
                return Hang(left);
            },
            Left,
            cancelled.Token));

        Assert.True(left.IsSet);
    }

    [Fact]
    public void An_interrupt_while_a_training_is_left_does_not_hide_that_it_was()
    {
        var thread = Thread.CurrentThread;
        using var hangs = new ManualResetEventSlim();
        var count = 0;
        // The training ends just now, and waits until the slot knows.
        using var watch = new TrainingWatch(Hasty, _ =>
        {
            hangs.Set();
            SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
            thread.Interrupt();
            count++;
        });

        var end = watch.Train(
            _ =>
            {
                while (!hangs.IsSet) Thread.SpinWait(20);
                return new TrainingEnd.Trained();
            },
            Left,
            CancellationToken.None);

        Assert.IsType<TrainingEnd.Failed>(end);
        Assert.Equal(1, count);
    }

    private static TrainingWatch Watch(PluginSettings settings) => new(settings, _ => throw new InvalidOperationException("It was left."));

    private static LeftTraining Left(string? reason) => new(reason, new LossCurves([], []));

    private static LeftTraining Never(string? reason) => throw new InvalidOperationException("It was left.");

    private static TrainingEnd.Trained Hang(ManualResetEventSlim until)
    {
        until.Wait(CancellationToken.None);
        return new TrainingEnd.Trained();
    }
}
