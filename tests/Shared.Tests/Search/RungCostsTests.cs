using System.Collections.Immutable;
using ActorSearch.Shared.Search;

namespace ActorSearch.Shared.Tests.Search;

public class RungCostsTests
{
    [Fact]
    public void With_few_results_of_later_rungs_those_of_the_first_count()
    {
        var told = Told([(2, 9)], [(2, 5), (6, 1)], [(2, 7)], [(2, 6)]);

        Assert.Equal([9, 5, 7, 6], told);
    }

    [Fact]
    public void With_enough_of_a_later_rung_the_others_cost_more_by_what_they_did_at_their_own()
    {
        // On average those that went on lost 4 on the way, and none of the others is told as better than the best of them.
        var told = Told([(2, 9)], [(2, 5), (6, 1)], [(2, 7), (6, 2)], [(2, 6), (6, 3)], [(2, 6), (6, 2)], [(2, 4.5)]);

        Assert.Equal([5, 1, 2, 3, 2, 1], told);
    }

    [Fact]
    public void A_configuration_that_was_stopped_after_some_folds_is_compared_on_these()
    {
        // The second fold is the harder one by 2.
        var trials = new List<TrialOutcome>();
        for (var i = 0; i < 4; i++) trials.Add(Result([4 + i, 6 + i]));
        trials.Add(Result([5, double.NaN]));

        Assert.Equal([5, 6, 7, 8, 6], Tell(trials));
    }

    /// <summary>Otherwise a search of many configurations looks at all of them at each suggestion.</summary>
    [Fact]
    public void Others_keep_their_costs_until_one_comes_to_the_rung_that_counts()
    {
        List<TrialOutcome> trials = [Result(4), Result(5), Result(6), Result(7)];
        var costs = new RungCosts(axes: 1);
        trials.ForEach(trial => costs.Replace(null, trial));

        Assert.True(costs.Settle(trials));
        Assert.False(costs.Settle(trials));
        var (stopped, whole) = (Result(5, double.NaN), Result(3));
        costs.Replace(null, stopped);
        Assert.False(costs.Settle([.. trials, stopped]));
        costs.Replace(null, whole);
        Assert.True(costs.Settle([.. trials, stopped, whole]));
    }

    private static TrialOutcome Result(params double[] costs) => new(costs.Where(double.IsFinite).Average(), TrialEnd.Stopped, 2, [.. costs])
    {
        Rungs = [new RungResult(2, costs.Where(double.IsFinite).Average(), [.. costs])],
    };

    private static double[] Told(params (int Epochs, double Cost)[][] trials) => Tell([.. trials.Select(rungs => new TrialOutcome(rungs[^1].Cost, TrialEnd.Stopped, rungs[^1].Epochs, [rungs[^1].Cost])
    {
        Rungs = [.. rungs.Select(rung => new RungResult(rung.Epochs, rung.Cost, ImmutableArray.Create(rung.Cost)))],
    })]);

    private static double[] Tell(List<TrialOutcome> trials)
    {
        var costs = new RungCosts(axes: 1);
        trials.ForEach(trial => costs.Replace(null, trial));
        costs.Settle(trials);
        return [.. trials.Select(costs.CostOf)];
    }
}
