using System.Text.Json;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html.Writing;

namespace ActorSearch.Coordinator.Reporting.Html.Runs;

/// <summary>Writes two runs side by side into one <see cref="HtmlPage"/>.</summary>
internal static class RunPairFile
{
    /// <summary>More common configurations are not drawn or listed.</summary>
    public const int MostCommon = 500;

    private static readonly (string, string)[] Sections =
        [("glance", "At a glance"), ("differences", "What differs"), ("progress", "The best so far"), ("common", "Common configurations")];

    /// <param name="path">Where; replaced whole or not at all.</param>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public static void Write(string path, RunPair pair) => AtomicFile.Write(path, stream => Write(stream, pair));

    /// <param name="stream">Where to; left open.</param>
    internal static void Write(Stream stream, RunPair pair)
    {
        var names = new RunNames(pair);
        new HtmlPage($"{names.A} and {names.B}", Sections, ["report.css", "runs.css"], ["page.js", "best.js", "runs.js", "start.js"]).Write(
            stream,
            html =>
            {
                RunGlance.Write(html, pair, names);
                RunDifferences.Write(html, pair, names);
                RunProgress.Write(html, pair, names);
                RunRanking.Write(html, pair, names);
            },
            json => JsonSerializer.Serialize(json, Data(pair, names), JsonSerializerOptions.Web));
    }

    private static object Data(RunPair pair, RunNames names)
    {
        var common = pair.Common.Where(one => one.AreScored).Take(MostCommon).ToList();
        return new
        {
            score = new { name = pair.ScoreName, isLoss = pair.A.View.IsByLoss, higher = pair.A.View.Metric.HigherIsBetter },
            names = new[] { names.A, names.B },
            lengths = new[] { pair.A.Timeline.Length, pair.B.Timeline.Length },
            improvements = new[] { Improvements(pair.A), Improvements(pair.B) },
            common = new
            {
                a = common.Select(one => pair.A.View.ScoreOf(one.A.Summary.Cost)),
                b = common.Select(one => pair.B.View.ScoreOf(one.B.Summary.Cost)),
                words = common.Select(one => $"{RunRanking.Describe(pair, one)} (A: no. {one.A.Configuration}, B: no. {one.B.Configuration})"),
            },
        };
    }

    private static IEnumerable<double[]> Improvements(Run run) => run.Timeline.Improvements.Select(one => new[] { one.At, one.Score });
}

/// <summary>What two runs are called: by their experiments, where these have the same name by their folders.</summary>
internal sealed record RunNames
{
    /// <param name="pair">The runs.</param>
    public RunNames(RunPair pair)
    {
        var (a, b) = (pair.A.View.Experiment.Name, pair.B.View.Experiment.Name);
        if (a == b)
        {
            (a, b) = (Last(pair.A.Folder), Last(pair.B.Folder));
        }

        (A, B) = a == b ? ($"A · {pair.A.Folder}", $"B · {pair.B.Folder}") : ($"A · {a}", $"B · {b}");
    }

    public string A { get; }

    public string B { get; }

    private static string Last(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
}
