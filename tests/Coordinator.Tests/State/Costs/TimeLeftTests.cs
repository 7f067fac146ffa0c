using ActorSearch.Coordinator.Actors;
using ActorSearch.Coordinator.State.Costs;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Tests.State.Costs;

/// <summary>After a tenth of the folds the time left is right within a factor of 1.5, on a clock that jumps, though the costliest come first.</summary>
public class TimeLeftTests
{
    private const string Nets = """
        name = nets, seed = 7
        data { kind = noisy-curve, rows = 100 }
        validation.folds = 5

        """;

    private const string Report = "space { training.batch-size = [20, 40], optimizer.learning-rate = [0.1, 0.01, 0.001], model.hidden = [[32], [64, 64]], optimizer.weight-decay = [0, 0.001] }";

    private const string Widths = "space { training.batch-size = [10, 20, 40], optimizer.learning-rate = [0.1, 0.01, 0.001], model.hidden = [[8], [16], [64], [256], [64, 64], [128, 128]] }";

    private const string Random = """
        space { optimizer.learning-rate = { log-uniform = [0.0001, 0.1] }, optimizer.weight-decay = { uniform = [0, 0.01] }, model.hidden = [[16], [64], [64, 64]] }
        search { strategy = random, samples = 400 }
        """;

    /// <summary>The nets that come first are the small ones, and those that the window holds tell nothing of the others.</summary>
    private static readonly string SmallFirst =
        $"space {{ model.hidden = [[8], [16], [64, 64]], optimizer.learning-rate = [{Numbers(20)}], optimizer.weight-decay = [{Numbers(10)}] }}";

    public static TheoryData<string, string, int, int> Searches => new()
    {
        { "the report", Report, 1, 1 },
        { "the report", Report, 1, 2 },
        { "the report", Report, 2, 4 },
        { "widths", Widths, 1, 2 },
        { "widths", Widths, 5, 2 },
        { "random", Random, 1, 2 },
        { "random", Random, 3, 4 },
        { "small first", SmallFirst, 2, 2 },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public void After_a_tenth_the_time_left_is_right_within_half(string search, string space, int nodes, int slots)
    {
        var experiment = Search.Experiment(Nets + space);
        var cost = new TrainingCost(Search.Data(experiment).Train);
        var floor = new ShopFloor(experiment, cost.Compute, nodes, slots, (configuration, fold) => Length(configuration, fold, cost));

        floor.Work();

        foreach (var share in new[] { 0.1, 0.25 })
        {
            var (at, left) = floor.Estimates[(int)(floor.Estimates.Count * share)];
            var truth = floor.Makespan - at;
            Assert.NotNull(left);
            Assert.True(left / truth is > 1 / 1.5 and < 1.5, $"{search} on {nodes} × {slots}: after {share:P0} it said {left}, and it was {truth}.");
        }
    }

    /// <summary>How many folds a race or rungs leave out is known only after some configurations.</summary>
    [Theory]
    [InlineData(FoldRacing.Exact, 0)]
    [InlineData(FoldRacing.Race, 0)]
    [InlineData(FoldRacing.All, 1)]
    [InlineData(FoldRacing.All, 9)]
    [InlineData(FoldRacing.Race, 1)]
    public void In_a_race_and_between_rungs_the_time_left_counts_what_will_be_trained(FoldRacing racing, int brackets)
    {
        var experiment = Search.Experiment(Nets + Random, "training.max-epochs=100");
        var cost = new TrainingCost(Search.Data(experiment).Train);
        var ladder = brackets == 0 ? null : new RungSchedule(new RungSettings([4], null, brackets), 100);
        var floor = new ShopFloor(
            experiment, cost.Compute, 2, 2, (configuration, fold) => Length(configuration, fold, cost), plan => plan with { Racing = racing, Ladder = ladder }, Outcome);

        floor.Work();

        foreach (var share in new[] { 0.2, 0.4, 0.6 })
        {
            var (at, left) = floor.Estimates.First(estimate => estimate.At > floor.Makespan * share);
            var truth = floor.Makespan - at;
            Assert.NotNull(left);
            Assert.True(left / truth is > 0.4 and < 2.5, $"{racing}, {brackets} brackets: after {share:P0} it said {left}, and it was {truth}.");
        }
    }

    [Fact]
    public void Before_the_first_fold_and_while_the_search_is_paused_nothing_is_said()
    {
        var desk = new Desk();
        desk.Join(Desk.A);
        Assert.Null(desk.State.Progress().TimeLeft);

        var fold = desk.Ask(Desk.A, 1).Single();
        desk.Pass(TimeSpan.FromSeconds(2), () => desk.Beat(Desk.A, fold.Attempt));
        Assert.Null(desk.State.Progress().TimeLeft);

        desk.Score(Desk.A, fold);
        Assert.NotNull(desk.State.Progress().TimeLeft);
        desk.Do(new SearchAction.Pause());
        Assert.Null(desk.State.Progress().TimeLeft);
    }

    [Fact]
    public void Time_in_which_nothing_was_trained_does_not_count()
    {
        var desk = new Desk();
        desk.Join(Desk.A);
        desk.Pass(TimeSpan.FromSeconds(100), () => desk.Beat(Desk.A));
        var fold = desk.Ask(Desk.A, 1).Single();
        desk.Pass(TimeSpan.FromSeconds(4), () => desk.Beat(Desk.A, fold.Attempt));
        var scored = Desk.Scored(Desk.A, fold);
        desk.Hear(scored with { Work = scored.Work with { Milliseconds = 4000 } });
        desk.Ask(Desk.A, 2);

        // Eleven folds of four seconds on one slot.
        Assert.Equal(44, desk.State.Progress().TimeLeft!.Value.TotalSeconds, 0.1);
    }

    /// <summary>Durations are whole milliseconds: what takes less counts half of one in what is trained as in what is expected.</summary>
    [Fact]
    public void Folds_of_less_than_a_millisecond_are_expected_to_continue_at_their_pace()
    {
        var time = new TimeLeft();
        time.Pass(TimeSpan.Zero, 2, slept: false);
        for (var fold = 1; fold <= 1000; fold++)
        {
            time.Counted(0);
            time.Pass(TimeSpan.FromMilliseconds(0.4 * fold), 2, slept: false);
        }

        Assert.Equal(3 * 0.4, time.Estimate(3000 * FoldCosts.Shortest, 3000)!.Value.TotalSeconds, 0.01);
    }

    // Small learning rates train to the last epoch, large ones stop early, and each fold by its own luck; small nets take more than their size says.
    private static TimeSpan Length(Configuration configuration, int fold, TrainingCost cost)
    {
        var rate = double.Parse(configuration.Choices.Single(choice => choice.Path == "optimizer.learning-rate").Value, System.Globalization.CultureInfo.InvariantCulture);
        var stops = Math.Clamp(0.2 - (0.25 * Math.Log10(rate / 0.1)), 0.1, 1);
        var luck = 0.7 + (0.6 * RandomStream.For(1, StreamPurpose.SearchSpace, (configuration.Index * 5) + fold).NextDouble());
        return TimeSpan.FromMilliseconds(20 + (cost.Compute(configuration) * stops * luck / 300));
    }

    private static FoldOutcome.Scored Outcome(Configuration configuration, int fold, int epochs)
    {
        var draws = RandomStream.For(2, StreamPurpose.SearchSpace, (configuration.Index * 5) + fold);
        var level = 0.2 + RandomStream.For(3, StreamPurpose.SearchSpace, configuration.Index).NextDouble() + (0.1 * draws.NextDouble());
        double[] losses = [.. Enumerable.Range(1, epochs).Select(epoch => level + (1.0 / epoch))];
        return new FoldOutcome.Scored(epochs, new LossCurves(losses, losses), SomeMetrics.Numbers(0, 0, 0));
    }

    private static string Numbers(int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => (i / 1000.0).ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
