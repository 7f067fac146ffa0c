using ActorSearch.Coordinator.Reporting.Html.Writing;

namespace ActorSearch.Coordinator.Reporting.Html.Runs;

/// <summary>What two runs set differently, and what each varied.</summary>
internal static class RunDifferences
{
    public static void Write(Markup html, RunPair pair, RunNames names)
    {
        html.Write($"""<section id="differences" aria-labelledby="differences-title"><h2 id="differences-title">What differs</h2>""");
        var settings = pair.Differences().ToList();
        if (settings.Count == 0)
        {
            html.Write($"<p>All settings outside the spaces are the same.</p>");
        }
        else
        {
            html.Table(
                "Settings outside the spaces that differ",
                ["Setting", names.A, names.B],
                settings.Select(one => (IEnumerable<string>)[one.Path, one.A ?? "not used", one.B ?? "not used"]));
        }

        html.Table(
            "What varied",
            ["Hyperparameter", names.A, names.B],
            pair.Paths.Select(path => (IEnumerable<string>)[path, Varied(pair.A, path), Varied(pair.B, path)]));
        html.Write($"</section>");
    }

    private static string Varied(Run run, string path) => run.Card.Space.Dimensions.FirstOrDefault(dimension => dimension.Path == path) is { } dimension
        ? ExperimentText.Values(dimension)
        : run.Setting(path) is { } fixedValue ? $"always {fixedValue}" : "not used";
}
