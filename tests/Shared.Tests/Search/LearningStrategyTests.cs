using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search;

namespace ActorSearch.Shared.Tests.Search;

public class LearningStrategyTests
{
    private const string Finite = "space { optimizer.kind = [sgd, adam], optimizer.momentum = [0.1, 0.9], training.batch-size { int = [1, 10] } }";
    private static readonly Choice[] Start = [new("optimizer.kind", "adam"), new("training.batch-size", "9")];

    [Fact]
    public void A_strategy_that_repeats_itself_still_gets_the_whole_space_tried_once()
    {
        var trials = Walk.Of(Strategy(new AlwaysTheSame(), samples: 1000), 1000, Walk.Sum);

        Assert.Equal(30, trials.Count);
        Assert.Equal(30, Walk.Texts(trials).Distinct().Count());
    }

    [Fact]
    public void Points_of_a_person_come_first()
    {
        var strategy = Strategy(new AlwaysTheSame(), enqueued: [[.. Start]]);

        Assert.Equal(Start, strategy.Suggest(0, SearchHistory.Empty)!.Value);
        Assert.NotEqual(Start, Walk.Of(strategy, 2, Walk.Sum)[1].Choices);
    }

    [Fact]
    public void Points_that_a_person_adds_later_come_next()
    {
        var trials = Walk.Of(Strategy(new AlwaysTheSame()), 5, Walk.Sum);
        var tried = trials[3].Choices;
        var strategy = Strategy(new AlwaysTheSame(), enqueued: [tried, [.. Start]]);

        Assert.Equal(1, strategy.Enqueued(trials.Select(trial => trial.Choices)));
        Assert.Equal(Start, strategy.Suggest(5, new SearchHistory(trials))!.Value);
    }

    [Fact]
    public void The_design_uses_each_value_as_often_as_any_other()
    {
        var trials = Walk.Of(Strategy(new AlwaysTheSame()), 10, Walk.Sum);

        Assert.Equal(10, trials.Select(trial => trial.Choices[^1].Value).Distinct().Count());
        Assert.Equal(5, trials.Count(trial => trial.Choices[0].Value == "adam"));
    }

    [Fact]
    public void Only_results_that_are_far_enough_back_are_seen()
    {
        var spy = new Spy();
        Walk.Of(Strategy(spy, ahead: 4), 14, Walk.Sum);

        Assert.Equal([(10, 3), (11, 3), (12, 3), (13, 3)], spy.Seen);
    }

    [Fact]
    public void Results_that_come_early_are_not_looked_at()
    {
        var spy = new Spy();
        var strategy = Strategy(spy, ahead: 4);
        var trials = Walk.Of(strategy, 10, Walk.Sum);

        strategy.Suggest(10, new SearchHistory(trials));

        Assert.Equal([(10, 3)], spy.Seen);
    }

    [Fact]
    public void What_failed_has_no_cost_and_what_was_stopped_has_that_of_its_folds()
    {
        var spy = new Spy();
        var strategy = Strategy(spy, ahead: 1);
        var trials = Walk.Of(strategy, 10, Walk.Sum);
        trials[0] = trials[0] with { Result = new TrialOutcome(double.NaN, TrialEnd.Failed, 1, [1, double.NaN]) };
        trials[1] = trials[1] with { Result = new TrialOutcome(double.NaN, TrialEnd.Pruned, 5, [2, 4, double.NaN]) };
        trials[2] = trials[2] with { Result = new TrialOutcome(3, TrialEnd.Complete, 5, [2, 3, 4]) };

        strategy.Suggest(10, new SearchHistory(trials));

        Assert.Equal([double.NaN, 3.5, 3], spy.Last.Take(3).Select(told => told.Cost));
        Assert.Equal([1, Math.Sqrt(1.0 / 3)], spy.Last.Skip(1).Take(2).Select(told => told.Error));
    }

    /// <summary>A race may try the hard folds first: on folds of its own a stopped configuration would look worse than it is.</summary>
    [Fact]
    public void What_was_stopped_is_compared_with_the_best_on_the_same_folds()
    {
        var spy = new Spy();
        var strategy = Strategy(spy, ahead: 1);
        var trials = Walk.Of(strategy, 10, Walk.Sum).Select(trial => trial with { Result = Walk.Result(100) }).ToList();
        trials[0] = trials[0] with { Result = new TrialOutcome(4, TrialEnd.Complete, 5, [9, 2, 1]) };
        trials[1] = trials[1] with { Result = new TrialOutcome(11, TrialEnd.Pruned, 5, [11, double.NaN, double.NaN]) };

        strategy.Suggest(10, new SearchHistory(trials));

        Assert.Equal([4, 6, 100], spy.Last.Take(3).Select(told => told.Cost));
    }

    [Fact]
    public void Trials_of_another_space_are_passed_over()
    {
        var spy = new Spy();
        var strategy = Strategy(spy, ahead: 1);
        var trials = Walk.Of(strategy, 10, Walk.Sum);
        trials[3] = trials[3] with { Choices = [new Choice("optimizer.kind", "lbfgs")] };

        strategy.Suggest(10, new SearchHistory(trials));

        Assert.Equal(9, spy.Last.Count);
    }

    private static LearningStrategy Strategy(
        IPointStrategy strategy, int samples = 30, int ahead = 8, ImmutableArray<ImmutableArray<Choice>> enqueued = default) =>
        new(EncodedSpaceTests.Of(Finite), 5, strategy, samples, ahead, enqueued.IsDefault ? [] : enqueued);

    private sealed class AlwaysTheSame : IPointStrategy
    {
        public int Startup(int axes) => 10;

        public double[] Suggest(EncodedSpace space, IReadOnlyList<ToldPoint> told, RandomStream stream) => [0, 0.25, 0.05];
    }

    private sealed class Spy : IPointStrategy
    {
        public List<(int Told, int Pending)> Seen { get; } = [];

        public IReadOnlyList<ToldPoint> Last { get; private set; } = [];

        public int Startup(int axes) => 10;

        public double[] Suggest(EncodedSpace space, IReadOnlyList<ToldPoint> told, RandomStream stream)
        {
            Last = told;
            Seen.Add((told.Count, told.Count(one => one.IsPending)));
            return [0, 0.25, 0.05];
        }
    }
}
