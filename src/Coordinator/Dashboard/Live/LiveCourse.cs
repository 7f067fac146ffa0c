using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>How a search comes along, by the figures of the report. Belongs to one thread at a time.</summary>
internal sealed class LiveCourse(LiveStudy study)
{
    /// <summary>With more the page stays as it is, and the report has the rest: each look reads all folds.</summary>
    private const int MostFolds = 200_000;

    /// <summary>What was read serves for so many times the time that it took.</summary>
    private const int Rest = 20;

    private const int MostPoints = 500;

    private CourseAnswer _answer = CourseAnswer.None;
    private int _at;
    private TimeSpan _until;

    private bool IsShown => study.Experiment.Racing != FoldRacing.All || study.Experiment.Ladder is not null || !study.Experiment.Selection.Goals.IsEmpty;

    /// <summary>As it was not long ago, and at the end as it is.</summary>
    /// <param name="reader">Opens the store.</param>
    public CourseAnswer Answer(Func<IStudyReader> reader)
    {
        var done = study.Watch.Progress?.Done ?? 0;
        if (!IsShown || done == _at || done > MostFolds || (study.Elapsed < _until && study.Watch.Outcome is null))
        {
            return _answer;
        }

        var start = study.Elapsed;
        var view = StudyView.Read(reader());
        var ranked = view.Board.Ranked();
        var figures = CourseFigures.Compute(view, ranked);
        (_answer, _at) = (
            new CourseAnswer(
                [.. SavedWords.Describe(view)],
                [.. figures.Folds.Select(step => new[] { step.Folds, step.Configurations })],
                [.. figures.Epochs.Select(step => new[] { step.Epochs, step.Configurations })],
                view.Front is { } front ? FrontOf(front, ranked) : null),
            done);
        _until = study.Elapsed + (Rest * (study.Elapsed - start));
        return _answer;
    }

    private static FrontAnswer FrontOf(GoalFront front, IReadOnlyList<LeaderboardRow> ranked) => new(
        [.. front.Goals.Select(goal => goal.Text)],
        front.Members.Length,
        [
            .. front.Members.Concat(ranked.Where(row => row.Summary.Status == ConfigurationStatus.Scored && !front.Has(row.Configuration))).Take(MostPoints)
                .Select(row => new GoalPoint(row.Configuration, [.. row.Summary.Goals.Select(Significand.Shortest)], front.Has(row.Configuration))),
        ]);
}
