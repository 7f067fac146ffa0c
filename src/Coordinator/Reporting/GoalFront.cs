using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Pareto;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>The result of a search with several goals: the configurations that no other one beats in all goals.</summary>
internal sealed class GoalFront
{
    private readonly FrozenSet<int> _members;
    private readonly Lazy<ImmutableArray<(int Configuration, double Share)>> _course;

    private GoalFront(ImmutableArray<Goal> goals, ImmutableArray<LeaderboardRow> members, Func<ImmutableArray<(int Configuration, double Share)>> course)
    {
        (Goals, Members) = (goals, members);
        _members = members.Select(row => row.Configuration).ToFrozenSet();
        _course = new(course);
    }

    /// <summary>The goals, that which ranks first.</summary>
    public ImmutableArray<Goal> Goals { get; }

    /// <summary>The front, the best by the first goal first.</summary>
    public ImmutableArray<LeaderboardRow> Members { get; }

    /// <summary>
    /// By configuration in the order of the search: the share of the box between the best and the worst of each goal that is dominated by then. It takes long
    /// with many configurations, so it is computed when it is first asked for.
    /// </summary>
    public ImmutableArray<(int Configuration, double Share)> Course => _course.Value;

    /// <summary>The share of the box that is dominated in the end.</summary>
    public double Share => Course.IsEmpty ? 0 : Course[^1].Share;

    /// <summary>The front of a study; null where it has one goal.</summary>
    public static GoalFront? Compute(StudyView study)
    {
        var goals = study.Experiment.Selection.Goals;
        if (goals.IsEmpty) return null;
        var rows = study.Board.Ranked().Where(row => row.Summary.Status == ConfigurationStatus.Scored).ToList();
        var known = rows.ToDictionary(row => row.Configuration, row => CostsOf(goals, row));
        return new GoalFront(goals, [.. Fronts.First([.. rows.Select(row => known[row.Configuration])]).Select(place => rows[place])], Followed);

        ImmutableArray<(int Configuration, double Share)> Followed()
        {
            var all = study.Board.Configurations.ToList();
            double[] none = [.. goals.Select(_ => double.NaN)];
            return [.. all.Zip(Hypervolume.Course([.. all.Select(index => known.GetValueOrDefault(index, none))]))];
        }
    }

    /// <summary>Whether a configuration is on the front.</summary>
    public bool Has(int configuration) => _members.Contains(configuration);

    private static double[] CostsOf(ImmutableArray<Goal> goals, LeaderboardRow row) => [.. goals.Zip(row.Summary.Goals, (goal, value) => goal.CostOf(value))];
}
