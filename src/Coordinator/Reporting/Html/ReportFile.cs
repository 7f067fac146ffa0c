using System.Text;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>
/// Writes <c>report.html</c>: one file that holds its data, its style and its scripts. A policy in it forbids the browser every request.
/// </summary>
public static class ReportFile
{
    private static readonly string[] Scripts =
        ["page.js", "rows.js", "ranking.js", "space.js", "pairs.js", "time.js", "curves.js", "fit.js", "start.js"];

    /// <summary>Writes the report of a study, as far as the search is.</summary>
    /// <param name="path">Where; replaced whole or not at all.</param>
    /// <param name="study">Open for reading.</param>
    /// <param name="data">Where the data lies; null for where the study says.</param>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public static void Write(string path, StudyReader study, DataSettings? data)
    {
        var read = ReportStudy.Read(study, (experiment, kept) => FitOf(study, data ?? experiment.Data, kept));
        AtomicFile.Write(path, stream => Write(stream, read));
    }

    /// <summary>Writes the page.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="study">What it tells of.</param>
    internal static void Write(Stream stream, ReportStudy study)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        var html = new Markup(writer);
        var space = new SpaceFigures(study);
        WriteHead(html, study.View.Experiment.Name);
        GlanceSection.Write(html, study);
        RankingSection.Write(html, study);
        SpaceSection.Write(html, study, space);
        CurvesSection.Write(html, study);
        FitSection.Write(html, study.Fit);
        TimeSection.Write(html, study);
        html.Write($"""</main><script type="application/json" id="data">""");
        writer.Flush();
        ReportData.Write(stream, study, space);
        html.Write($"</script><script>");
        writer.Write(Assets.Plotly());
        html.Write($"</script><script>");
        html.Write($"(() => {'{'} 'use strict';");
        foreach (var script in Scripts)
        {
            html.WriteAsset(script);
        }

        html.Write($"{'}'})();</script></body></html>");
    }

    private static void WriteHead(Markup html, string name)
    {
        html.Write($"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">""");
        html.Write($"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:">""");
        html.Write($"""<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>{name} · ActorSearch</title><style>""");
        html.WriteAsset("report.css");
        html.Write($"""</style></head><body><a class="skip" href="#main">To the results</a><header><h1>{name}</h1><nav aria-label="Sections"><ul>""");
        foreach (var (id, title) in new[] { ("glance", "At a glance"), ("ranking", "Ranking"), ("space", "The space"), ("curves", "Curves"), ("fit", "Final model"), ("time", "Time") })
        {
            html.Write($"""<li><a href="#{id}">{title}</a></li>""");
        }

        html.Write($"""</ul></nav></header><noscript><p class="alarm">The charts and the ranking are drawn by a script in this file, which your browser does not run.</p></noscript><main id="main">""");
    }

    private static Fit FitOf(StudyReader study, DataSettings settings, RefitResult? kept)
    {
        if (kept is null || study.Model(kept.Restart) is not { } model)
        {
            return new Fit.Missing("There is no final model: the winner is trained on all rows when the search has come to its end.");
        }

        return DataSets.Load(settings) switch
        {
            Checked<DataSet>.Right(var data) when data.Sha256 == study.Card.DataSha256 => Fit.Of(TrainedModelBytes.Read(model), data),
            Checked<DataSet>.Right => new Fit.Missing("The data has changed since the search, so the final model is not shown on it."),
            Checked<DataSet>.Wrong(var mistakes) => new Fit.Missing($"The data cannot be read from here, so the final model is not shown on it. {mistakes[0].Where}: {mistakes[0].Sentence}"),
            _ => throw new InvalidOperationException("Data is right or wrong."),
        };
    }
}
