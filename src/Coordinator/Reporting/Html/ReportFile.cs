using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.Reporting.Html.Inputs;
using ActorSearch.Coordinator.Reporting.Html.Net;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Storage;

namespace ActorSearch.Coordinator.Reporting.Html;

/// <summary>Writes <c>report.html</c>: all of a study in one <see cref="HtmlPage"/>.</summary>
public static class ReportFile
{
    private static readonly string[] Scripts =
        ["page.js", "rows.js", "ranking.js", "space.js", "pairs.js", "contour.js", "time.js", "course.js", "curves.js", "comparisons.js", "fit.js", "classes.js", "held.js", "ranks.js", "inputs.js", "net.js", "start.js"];

    /// <summary>Writes the report of the results so far.</summary>
    /// <param name="path">Where; replaced whole or not at all.</param>
    /// <param name="study">Open for reading.</param>
    /// <param name="data">The data that a run has loaded; null: that of the study is loaded.</param>
    /// <param name="files">The output folder, for the analysis of the final model and the notes.</param>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public static void Write(string path, IStudyReader study, FinalData? data, OutputFiles files)
    {
        var read = ReportStudy.Read(study, (experiment, kept) => FinalModelView.Read(study, experiment, data, kept, files.Analysis)) with { Notes = StudyNotes.Read(files.Folder) };
        AtomicFile.Write(path, stream => Write(stream, read));
    }

    /// <summary>Writes the report of the results so far.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="study">Open for reading.</param>
    /// <param name="files">The output folder, for the analysis of the final model and the notes.</param>
    public static void Write(Stream stream, IStudyReader study, OutputFiles files) =>
        Write(stream, ReportStudy.Read(study, (experiment, kept) => FinalModelView.Read(study, experiment, null, kept, files.Analysis)) with { Notes = StudyNotes.Read(files.Folder) });

    /// <param name="stream">Where to; left open.</param>
    internal static void Write(Stream stream, ReportStudy study)
    {
        var space = new SpaceFigures(study.View, study.Ranked);

        // What the scripts draw is computed while the sections are written.
        var data = Task.Run(() =>
        {
            var json = new MemoryStream();
            ReportData.Write(json, study, space);
            return json;
        });
        new HtmlPage(study.View.Experiment.Name, SectionsOf(study), ["report.css", "net.css"], Scripts).Write(
            stream,
            html =>
            {
                GlanceSection.Write(html, study);
                RankingSection.Write(html, study);
                GoalsSection.Write(html, study, study.View.Front);
                SpaceSection.Write(html, study, space);
                CurvesSection.Write(html, study);
                ComparisonsSection.Write(html, study);
                FitSection.Write(html, study);
                ColumnsSection.Write(html, study.Columns, study.Nets);
                InputsSection.Write(html, study.Inputs, study.Classes);
                OuterSection.Write(html, study);
                LabelsSection.Write(html, study.Labels);
                ClassSection.Write(html, study.Insight, study.Held);
                InsideSection.Write(html, study.Insight);
                TimeSection.Write(html, study, CourseFigures.Compute(study.View, study.Ranked));
            },
            json => data.GetAwaiter().GetResult().WriteTo(json));
    }

    private static IEnumerable<(string Id, string Title)> SectionsOf(ReportStudy study) =>
    [
        ("glance", "At a glance"), ("ranking", "Ranking"),
        .. study.View.Experiment.Selection.Goals.IsEmpty ? Array.Empty<(string, string)>() : [("goals", "Goals")],
        ("space", "The space"), ("curves", "Curves"), ("comparisons", "Comparisons"), ("fit", "Final model"),
        .. study.Columns.IsEmpty ? Array.Empty<(string, string)>() : [("columns", "Columns")],
        .. study.Inputs is InputInsight.None ? Array.Empty<(string, string)>() : [("inputs", "Effects of the columns")],
        .. study.View.Outer.IsEmpty ? Array.Empty<(string, string)>() : [("outer", "Nested cross-validation")],
        .. study.Labels.IsEmpty ? Array.Empty<(string, string)>() : [("labels", "Labels")],
        .. study.Insight is NetInsight.None ? Array.Empty<(string, string)>() : [("classes", "Classification")],
        .. study.Insight is NetInsight.Shown ? [("inside", "Inside the net")] : Array.Empty<(string, string)>(),
        ("time", "Time"),
    ];
}
