using ActorSearch.Coordinator.Storage;

namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>The tables of a study as files to download, also while its search runs.</summary>
internal static class StudyTables
{
    public static IReadOnlyList<string> Names { get; } = ["configurations.csv", "folds.csv", "curves.csv", "cv_results.csv"];

    /// <summary>Writes a table.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(string name, IStudyReader study, Stream stream)
    {
        var view = StudyView.Read(study);
        switch (name)
        {
            case "configurations.csv":
                ConfigurationsCsv.Write(stream, view);
                break;
            case "folds.csv":
                FoldsCsv.Write(stream, study.Folds(), view.Experiment.Metrics);
                break;
            case "curves.csv":
                CurvesCsv.Write(stream, study.Curves(), view.Experiment.Metrics);
                break;
            case "cv_results.csv":
                CvResultsCsv.Write(stream, view);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(name), name, "Not a table.");
        }
    }
}
