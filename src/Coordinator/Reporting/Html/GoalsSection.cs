using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>The front of a search with several goals.</summary>
internal static class GoalsSection
{
    public static void Write(Markup html, ReportStudy study, GoalFront? front)
    {
        if (front is null) return;
        html.Write($"""<section id="goals" aria-labelledby="goals-title"><h2 id="goals-title">Goals</h2>""");
        if (front.Members.IsEmpty)
        {
            html.Write($"<p>There is no front, because no configuration can win{(study.Digest is null ? " yet" : "")}.</p></section>");
            return;
        }

        html.Write($"<p>The goals are {string.Join(", ", front.Goals.Select(goal => $"{goal.Text} ({(goal.HigherIsBetter ? "higher" : "lower")} is better)"))}. No configuration of the front is worse than another one in all goals. The one that is best by {front.Goals[0].Text} is refitted.</p>");
        html.Chart(
            "front",
            "The front",
            $"{Figures.Count(front.Members.Length, "configuration")} of {study.Scored.Count()} on the front, by the first two goals.",
            () => html.Table(
                "The front",
                ["No.", .. front.Goals.Select(goal => goal.Text), "Settings"],
                front.Members.Select(row => (IEnumerable<string>)
                    [$"{row.Configuration}", .. row.Summary.Goals.Select(value => Figures.Format(value)), study.View.Columns.Describe(study.View.ChoicesOf(row.Configuration))])));
        html.Chart(
            "hypervolume",
            "Hypervolume over the search",
            $"The share of the box between the best and the worst value of each goal that the configurations so far dominate: {(100 * front.Share).ToString("0.0", CultureInfo.InvariantCulture)} % in the end.");
        html.Write($"</section>");
    }
}
