using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Html.Runs;

/// <summary>How fast two searches came to their best.</summary>
internal static class RunProgress
{
    public static void Write(Markup html, RunPair pair, RunNames names)
    {
        html.Write($"""<section id="progress" aria-labelledby="progress-title"><h2 id="progress-title">The best so far</h2>""");
        if (pair.A.Timeline.Improvements.Count + pair.B.Timeline.Improvements.Count == 0)
        {
            html.Write($"<p>No configuration has all its folds yet.</p></section>");
            return;
        }

        html.Chart(
            "best-so-far",
            "The best so far, over the seconds of work",
            $"The {(pair.A.View.Metric.HigherIsBetter ? "highest" : "lowest")} mean {pair.ScoreName} among the configurations whose folds were all in. Pauses without training are left out; "
                + "seconds depend on the machines and their other load.",
            () => html.Table(
                "Improvements",
                ["Run", "After", "No.", $"Mean {pair.ScoreName}"],
                new[] { (names.A, pair.A), (names.B, pair.B) }.SelectMany(run => run.Item2.Timeline.Improvements.Select(one => (IEnumerable<string>)
                    [run.Item1, $"{one.At.ToString("0.0", CultureInfo.InvariantCulture)} s", $"{one.Configuration}", Figures.Format(one.Score)]))));
        html.Write($"</section>");
    }
}
