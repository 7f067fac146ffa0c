using ActorSearch.Coordinator.State.Supply;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Search;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Tests.State.Supply;

public class StopCriteriaTests
{
    private static readonly Metric Loss = Metric.Loss, Accuracy = new Accuracy();

    [Fact]
    public void So_many_without_a_better_one_are_enough() => Assert.Equal(
        ["", "", "", "", "", "", "search.stop.no-better-for = 3 is reached"], Reasons(new StopSettings(null, 3, null), Loss, 5, 4, 6, 3, 3, 7, 9)[1..]);

    [Fact]
    public void A_configuration_without_a_score_is_none_that_is_better() => Assert.Equal(
        ["", "", "", "search.stop.no-better-for = 2 is reached"], Reasons(new StopSettings(null, 2, null), Loss, double.NaN, 1, double.NaN, double.NaN)[1..]);

    [Fact]
    public void A_target_is_in_units_of_the_metric()
    {
        Assert.Equal(["", "", "search.stop.target = 0.5 is reached"], Reasons(new StopSettings(null, null, 0.5), Loss, 0.6, 0.5));
        Assert.Equal(["", "", "search.stop.target = 0.9 is reached"], Reasons(new StopSettings(null, null, 0.9), Accuracy, -0.8, -0.91));
    }

    [Fact]
    public void Folds_are_counted_before_they_are_trained() =>
        Assert.Equal(["", "", "search.stop.folds = 4 is reached"], Reasons(new StopSettings(4, null, null), Loss, 1, 1));

    [Fact]
    public void The_time_ends_a_search_after_its_first_configuration() =>
        Assert.Equal(["", "", "search.stop.after = 2s is reached"], Reasons(new StopSettings(null, null, null) { After = TimeSpan.FromSeconds(2) }, Loss, 1, 1));

    [Fact]
    public void Little_to_gain_is_enough_where_it_is_predicted()
    {
        var criteria = new StopCriteria(new StopSettings(null, null, null) { Regret = 0.01 }, Loss);

        Assert.Null(criteria.Reason(null));
        Assert.Null(criteria.Reason(0.01));
        Assert.Equal("search.stop.regret = 0.01 is reached: the next configuration is expected to gain 0.00123", criteria.Reason(0.001234));
    }

    /// <summary>Before the first configuration of two folds, after it, and so on.</summary>
    private static string[] Reasons(StopSettings stop, Metric metric, params double[] costs)
    {
        var criteria = new StopCriteria(stop, metric);
        var trials = new List<SearchTrial>();
        return
        [
            criteria.Reason(0, trials, TimeSpan.Zero) ?? "",
            .. costs.Select(cost =>
            {
                trials.Add(new SearchTrial([], new TrialOutcome(cost, double.IsNaN(cost) ? TrialEnd.Failed : TrialEnd.Complete, 1, [cost])));
                return criteria.Reason(2 * trials.Count, trials, TimeSpan.FromSeconds(trials.Count)) ?? "";
            }),
        ];
    }
}
