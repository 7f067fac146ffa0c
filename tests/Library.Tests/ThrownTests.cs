using ActorSearch.Abstractions;
using ActorSearch.Shared.Results;

namespace ActorSearch.Library.Tests;

/// <summary>What functions throw, and what they do to their thread.</summary>
public class ThrownTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_function_that_interrupts_its_own_thread_ends_neither_the_search_nor_the_program(bool hasTimeout)
    {
        var experiment = new ExperimentBuilder("interrupted").Category("wrong", "a", "b").Metric("share", MetricDirection.Maximize).Folds(3).Slots(1);

        var result = Study.Run(hasTimeout ? experiment.Set("objective.timeout", "600") : experiment, new Reporting((_, hear) =>
        {
            hear(new EpochReport(1, 1) { Metrics = new Dictionary<string, double> { ["share"] = 1 } });
            Thread.CurrentThread.Interrupt();
        }));

        Assert.All(result.Trials.SelectMany(trial => trial.Folds), fold => Assert.Equal(FoldStatus.Scored, fold.Status));
    }

    [Fact]
    public void The_reason_of_a_failure_is_what_failed_and_not_that_a_task_did()
    {
        var result = Study.Run(new ExperimentBuilder("wrapped").Int("n", [1]).Folds(2).Slots(1), (_, _, cancellation) =>
        {
            Task.Run(() => throw new InvalidDataException("no rows"), cancellation).Wait(cancellation);
            return 1;
        });

        Assert.Equal("InvalidDataException: no rows", result.Trials[0].Folds[0].Reason);
    }

    [Fact]
    public void An_exception_whose_message_throws_fails_its_fold()
    {
        var result = Study.Run(new ExperimentBuilder("speechless").Int("n", [1]).Folds(2).Slots(1), (_, _, _) => throw new Speechless());

        Assert.Equal("Speechless: its message cannot be read", result.Trials[0].Folds[0].Reason);
    }

    private sealed class Speechless : Exception
    {
        public override string Message => throw new InvalidOperationException("No words.");
    }
}
