using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>The search over time: the best so far, and the trainings of each slot.</summary>
internal static class TimeSection
{
    public static void Write(Markup html, ReportStudy study, CourseFigures course)
    {
        html.Write($"""<section id="time" aria-labelledby="time-title"><h2 id="time-title">Time</h2>""");
        var timeline = study.Timeline;
        if (timeline.Bars.Count == 0)
        {
            html.Write($"<p>No training has finished yet.</p></section>");
            return;
        }

        var left = timeline.Pauses == 0 ? "" : $" {Figures.Count(timeline.Pauses, "pause")} without training, for example between two runs, left out.";
        if (timeline.Improvements.Count > 0)
        {
            html.Chart(
                "best-so-far",
                "The best so far",
                $"The {(study.View.Metric.HigherIsBetter ? "highest" : "lowest")} mean {study.ScoreName} among the configurations whose folds were all in. The last improvement came after {Figures.Format(TimeSpan.FromSeconds(timeline.Improvements[^1].At))} of {Figures.Format(TimeSpan.FromSeconds(timeline.Length))}.{left}",
                () => html.Table(
                    "Improvements",
                    ["After", "No.", $"Mean {study.ScoreName}"],
                    timeline.Improvements.Select(entry => (IEnumerable<string>)
                        [$"{entry.At.ToString("0.0", CultureInfo.InvariantCulture)} s", $"{entry.Configuration}", Figures.Format(entry.Score)])));
        }

        CourseSection.Write(html, study, course);
        html.Chart(
            "timeline",
            "Trainings by slot",
            $"{Figures.Count(timeline.Bars.Count, "attempt")} on {Figures.Count(timeline.Lanes.Count, "lane")} of {Figures.Count(timeline.Nodes, "node")}; {timeline.Lost} lost with their node or crashed, and requeued.{left}",
            () => html.Table(
                "Work by lane",
                ["Lane", "Attempts", "Busy for"],
                timeline.Bars.GroupBy(bar => bar.Lane).OrderBy(group => group.Key).Select(group => (IEnumerable<string>)
                    [timeline.Lanes[group.Key], $"{group.Count()}", Figures.Format(TimeSpan.FromSeconds(group.Sum(bar => bar.End - bar.Begin)))])));
        html.Write($"</section>");
    }
}
