using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>How a search comes along, by the figures of the report. Belongs to one thread at a time.</summary>
internal sealed class LiveCourse(LiveStudy study, RecentStudy recent)
{
    private const int MostPoints = 500;

    private (int Done, CourseAnswer Answer) _last = (0, CourseAnswer.None);

    private bool IsShown => study.Experiment.Racing != FoldRacing.All || study.Experiment.Ladder is not null || !study.Experiment.Selection.Goals.IsEmpty;

    /// <summary>As it was not long ago, and at the end as it is.</summary>
    public CourseAnswer Answer()
    {
        if (IsShown && recent.Read() is { } look && look.Done != _last.Done) _last = (look.Done, Compute(look.View, look.Ranked));
        return _last.Answer;
    }

    private static CourseAnswer Compute(StudyView view, IReadOnlyList<LeaderboardRow> ranked)
    {
        var figures = CourseFigures.Compute(view, ranked);
        return new CourseAnswer(
            [.. SavedWords.Describe(view)],
            [.. figures.Folds.Select(step => new[] { step.Folds, step.Configurations })],
            [.. figures.Epochs.Select(step => new[] { step.Epochs, step.Configurations })],
            view.Front is { } front ? FrontOf(front, ranked) : null);
    }

    private static FrontAnswer FrontOf(GoalFront front, IReadOnlyList<LeaderboardRow> ranked) => new(
        [.. front.Goals.Select(goal => goal.Text)],
        front.Members.Length,
        [
            .. front.Members.Concat(ranked.Where(row => row.Summary.Status == ConfigurationStatus.Scored && !front.Has(row.Configuration))).Take(MostPoints)
                .Select(row => new GoalPoint(row.Configuration, [.. row.Summary.Goals.Select(Significand.Shortest)], front.Has(row.Configuration))),
        ]);
}
