using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Tables;

/// <summary>The columns of goals that no other column shows, and which configurations are on the front.</summary>
internal static class GoalColumns
{
    /// <summary>Their headings; none with one goal.</summary>
    public static IEnumerable<string> Names(GoalFront? front) => front is null ? [] : [.. Shown(front).Select(goal => goal.Text), "front"];

    /// <summary>The cells of a row.</summary>
    public static IEnumerable<string> Cells(GoalFront? front, LeaderboardRow row) => front is null ? []
        : row.Summary.Goals.IsEmpty ? Names(front).Select(_ => "")
        : [.. Shown(front).Select(goal => Figures.Format(row.Summary.Goals[front.Goals.IndexOf(goal)])), front.Has(row.Configuration) ? "yes" : ""];

    // The first one ranks, and the loss has a column in any case.
    private static IEnumerable<Goal> Shown(GoalFront front) => front.Goals.Skip(1).Where(goal => goal is not Goal.Measured { Metric: LossMetric });
}
