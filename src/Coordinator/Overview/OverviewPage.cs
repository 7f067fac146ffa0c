using System.Text.Json;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Html.Runs;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Overview;

/// <summary>The page of several studies: a table of them, and how their best scores grew better.</summary>
internal static class OverviewPage
{
    private const int MostDrawn = 8;

    /// <param name="stream">Where to; left open.</param>
    /// <param name="shown">The studies that pass the filters.</param>
    /// <param name="hidden">How many do not.</param>
    public static void Write(Stream stream, IReadOnlyList<StudySummary> shown, int hidden)
    {
        // Scores of different metrics, losses or data have no common axis: the largest group that can be compared is drawn.
        var begun = shown.Where(study => study.Run is { Timeline.Improvements.Count: > 0 }).Select(study => study.Run!).ToList();
        var drawn = begun.Select(one => begun.Where(other => RunPair.Refusal(one, other) is null).ToList()).MaxBy(group => group.Count)?.Take(MostDrawn).ToList() ?? [];
        new HtmlPage("Studies", [("studies", "Studies"), ("progress", "The best so far")], ["report.css", "runs.css"], ["page.js", "best.js", "start.js"]).Write(
            stream,
            html =>
            {
                WriteTable(html, shown, hidden);
                WriteProgress(html, drawn);
            },
            json => JsonSerializer.Serialize(json, Data(drawn, shown.Any(study => study.State == "running")), JsonSerializerOptions.Web));
    }

    private static object Data(List<Run> drawn, bool isRunning) => new
    {
        isRunning,
        score = new { name = drawn.Count == 0 ? "" : drawn[0].View.ScoreName, isLoss = drawn.Count > 0 && drawn[0].View.IsByLoss },
        names = drawn.Select(run => Path.GetFileName(run.Folder)),
        lengths = drawn.Select(run => run.Timeline.Length),
        improvements = drawn.Select(run => run.Timeline.Improvements.Select(one => new[] { one.At, one.Score })),
    };

    private static void WriteTable(Markup html, IReadOnlyList<StudySummary> shown, int hidden)
    {
        html.Write($"""<section id="studies" aria-labelledby="studies-title"><h2 id="studies-title">Studies</h2>""");
        html.Write($"""<p>Show <a href="./">all</a>, <a href="?state=running">running</a>, <a href="?state=finished">finished</a> or <a href="?state=stopped">stopped</a> ones; <code>?name=</code> in the address selects by a part of the name.</p>""");
        if (hidden > 0) html.Write($"<p>Not shown: {hidden}.</p>");
        html.Write($"""<div class="wide" tabindex="0" role="region" aria-label="Studies"><table><caption><span>The selection score is optimistically biased.</span></caption><thead><tr>""");
        string?[] notes = [.. shown.Select(study => study.Run is null ? null : StudyNotes.Read(study.Place.Folder))];
        var hasNotes = Array.Exists(notes, note => note is not null);
        foreach (var heading in (string[])["Study", "State", "Folds", "Mean score ± std", .. hasNotes ? (string[])["Notes"] : [], "Winner or best so far", "Digest", "Pages", "Tables"])
        {
            html.Write($"""<th scope="col">{heading}</th>""");
        }

        html.Write($"</tr></thead><tbody>");
        foreach (var (i, study) in shown.Index())
        {
            WriteRow(html, study, shown, notes[i], hasNotes);
        }

        html.Write($"</tbody></table></div></section>");
    }

    private static void WriteRow(Markup html, StudySummary study, IReadOnlyList<StudySummary> all, string? note, bool hasNotes)
    {
        var address = $"studies/{Uri.EscapeDataString(study.Place.Name)}";
        if (study.Run is not { } run)
        {
            html.Write($"""<tr><th scope="row">{study.Place.Name}</th><td>{study.State}</td><td class="long" colspan="{(hasNotes ? 7 : 6)}">{study.Fault}</td></tr>""");
            return;
        }

        var best = run.Reference is { } reference ? run.View.Board.Summary(reference) : null;
        html.Write($"""<tr><th scope="row">{study.Place.Name}</th><td>{study.State}</td><td>{run.View.FoldsCounted} of {run.View.FoldsPlanned}</td>""");
        html.Write($"""<td>{(best is null ? "" : Figures.Format(run.View.ScoreOf(best.Cost), best.CostDeviation))} {run.View.ScoreName}</td>""");
        if (hasNotes) html.Write($"""<td class="long">{note}</td>""");
        html.Write($"""<td class="long">{(run.Reference is { } winner ? run.View.Columns.Describe(run.View.ChoicesOf(winner)) : "none yet")}</td><td><code>{run.Digest?[..8]}</code></td><td><a href="{address}/report">report</a>""");
        if (study.LiveAddress is { } live) html.Write($""" <a href="{live}">live</a>""");
        foreach (var other in all.Where(other => other.Run is not null && other != study && RunPair.Refusal(run, other.Run) is null).Take(1))
        {
            html.Write($""" <a href="compare?a={Uri.EscapeDataString(study.Place.Name)}&amp;b={Uri.EscapeDataString(other.Place.Name)}">with {other.Place.Name}</a>""");
        }

        html.Write($"</td><td>");
        foreach (var table in StudyTables.Names)
        {
            html.Write($"""<a href="{address}/{table}" download="{study.Place.Name}-{table}">{table}</a> """);
        }

        html.Write($"</td></tr>");
    }

    private static void WriteProgress(Markup html, List<Run> drawn)
    {
        html.Write($"""<section id="progress" aria-labelledby="progress-title"><h2 id="progress-title">The best so far</h2>""");
        if (drawn.Count == 0) html.Write($"<p>No configuration has all its folds yet.</p>");
        else
        {
            html.Chart(
                "best-so-far", $"Best mean {drawn[0].View.ScoreName} by time",
                $"Each line is a study and falls or rises where a configuration became the best. At most {MostDrawn} studies with the same data and score are drawn; ?name= in the address selects others.");
        }

        html.Write($"</section>");
    }
}
