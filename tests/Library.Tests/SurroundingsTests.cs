using ActorSearch.Abstractions;

namespace ActorSearch.Library.Tests;

/// <summary>Where callers call from: threads with a context, with a token that is cancelled already, with code that leaves threads behind.</summary>
public class SurroundingsTests
{
    [Fact]
    public async Task A_context_that_runs_nothing_does_not_hold_a_search()
    {
        var (direct, later) = await Task.Run(() => In(new Stuck(), () => (Study.Run(Of(), (trial, _, _) => trial.Number("n")), Study.RunAsync(Of(), Later).Result)));

        Assert.Equal(direct.Digest, later.Digest);

        static ExperimentBuilder Of() => new ExperimentBuilder("context").Int("n", [1, 2]).Folds(2).Slots(2);

        static async Task<double> Later(Trial trial, Fold fold, CancellationToken cancellation)
        {
            await Task.Yield();
            return trial.Number("n");
        }
    }

    [Fact]
    public void A_token_that_is_cancelled_already_ends_the_call_before_anything_is_trained()
    {
        var calls = 0;

        Assert.ThrowsAny<OperationCanceledException>(() => Study.Run(
            new ExperimentBuilder("cancelled").Int("n", 1, 100).Folds(2).Slots(2), (_, _, _) => Interlocked.Increment(ref calls), new CancellationToken(true)));

        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task A_cancellation_in_the_middle_keeps_what_is_recorded()
    {
        var folder = Directory.CreateTempSubdirectory("study-");
        try
        {
            ExperimentBuilder Of() => new ExperimentBuilder("middle").Int("n", 1, 4).Folds(2).Slots(1).Output(folder.FullName);
            using var cancelled = new CancellationTokenSource();
            var before = 0;
            var interrupted = Study.RunAsync(
                Of(),
                (trial, _, cancellation) =>
                {
                    if (++before < 4) return Task.FromResult(trial.Number("n"));
                    cancelled.Cancel();
                    cancellation.WaitHandle.WaitOne();
                    throw new OperationCanceledException(cancellation);
                },
                cancelled.Token);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => interrupted);
            var after = 0;

            var result = Study.Run(Of(), (trial, _, _) =>
            {
                after++;
                return trial.Number("n");
            });

            Assert.Equal(8, result.Trials.Sum(trial => trial.Folds.Count));
            Assert.Equal(5, after);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static T In<T>(SynchronizationContext context, Func<T> work)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            return work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private sealed class Stuck : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }

        public override void Send(SendOrPostCallback d, object? state) => throw new InvalidOperationException("Nobody sends.");
    }
}
