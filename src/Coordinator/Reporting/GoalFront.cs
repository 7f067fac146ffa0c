using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Pareto;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>The result of a search with several goals: the configurations that no other one beats in all goals.</summary>
/// <param name="Goals">The goals, that which ranks first.</param>
/// <param name="Members">The front, the best by the first goal first.</param>
/// <param name="Course">
/// By configuration in the order of the search: the share of the box between the best and the worst of each goal that is dominated by then.
/// </param>
internal sealed record GoalFront(ImmutableArray<Goal> Goals, ImmutableArray<LeaderboardRow> Members, ImmutableArray<(int Configuration, double Share)> Course)
{
    /// <summary>The front of a study; null where it has one goal.</summary>
    public static GoalFront? Of(StudyView study)
    {
        var goals = study.Experiment.Selection.Goals;
        if (goals.IsEmpty) return null;
        var rows = study.Board.Ranked().Where(row => row.Summary.Status == ConfigurationStatus.Scored).ToList();
        var all = study.Board.Configurations.ToList();
        var known = rows.ToDictionary(row => row.Configuration, row => CostsOf(goals, row));
        double[] none = [.. goals.Select(_ => double.NaN)];
        var course = Hypervolume.Course([.. all.Select(index => known.GetValueOrDefault(index, none))]);
        return new GoalFront(goals, [.. Fronts.First([.. rows.Select(row => known[row.Configuration])]).Select(place => rows[place])], [.. all.Zip(course)]);
    }

    /// <summary>Whether a configuration is on the front.</summary>
    public bool Has(int configuration) => Members.Any(row => row.Configuration == configuration);

    /// <summary>The share of the box that is dominated in the end.</summary>
    public double Share => Course.IsEmpty ? 0 : Course[^1].Share;

    private static double[] CostsOf(ImmutableArray<Goal> goals, LeaderboardRow row) => [.. goals.Zip(row.Summary.Goals, (goal, value) => goal.CostOf(value))];
}
