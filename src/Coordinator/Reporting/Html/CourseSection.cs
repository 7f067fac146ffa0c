using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>How the search came along: what was left to its best score, and which configurations survived races and rungs.</summary>
internal static class CourseSection
{
    public static void Write(Markup html, ReportStudy study, CourseFigures course)
    {
        if (course.Regret.Any(step => step.Gap > 0))
        {
            html.Chart(
                "regret",
                "What was left to the best",
                $"How far the best mean {study.ScoreName} so far was from the best of the whole search, by the number of configurations in the order of the search. The line ends where the best one was found.",
                () => html.Table(
                    "Regret",
                    ["Configurations", $"Regret of the mean {study.ScoreName}"],
                    course.Regret.Select(step => (IEnumerable<string>)[$"{step.Configurations}", Figures.Format(step.Gap)])));
        }

        if (course.Folds.IsEmpty && course.Epochs.IsEmpty) return;
        html.Chart(
            "survival",
            "Which configurations survived",
            "How many configurations were trained on so many folds or more, and how many came to the epochs of each comparison or ended before; the others were pruned.",
            () =>
            {
                if (!course.Folds.IsEmpty) html.Table("Folds", ["Folds", "Configurations"], course.Folds.Select(step => (IEnumerable<string>)[$"{step.Folds}", $"{step.Configurations}"]));
                if (!course.Epochs.IsEmpty) html.Table("Epochs", ["Epochs", "Configurations"], course.Epochs.Select(step => (IEnumerable<string>)[$"{step.Epochs}", $"{step.Configurations}"]));
            });
    }
}
