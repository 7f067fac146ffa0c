namespace ActorSearch.Coordinator.Reporting.Html.Writing;

/// <summary>The files that every report carries: our style and scripts, and Plotly's script as its package carries it.</summary>
internal static class Assets
{
    /// <summary>The script that draws the charts of the report and of the pages of searches: classic, with names that are seen by all later scripts.</summary>
    public static string Drawing() => string.Concat(Charts.Select(name => Read($"charts/{name}.js")));

    private static readonly string[] Charts = ["drawing", "improvements", "survival", "front", "parallel", "slots", "curves"];

    /// <summary>A file of the folder Assets.</summary>
    public static string Read(string name) => Text(
        typeof(Assets).Assembly.GetManifestResourceStream($"report/{name}") ?? throw new InvalidOperationException($"There is no asset {name}."));

    /// <summary>Plotly's script in UTF-8, minified, its licence at the top.</summary>
    public static Stream Plotly()
    {
        var assembly = typeof(Plotly.NET.GenericChart).Assembly;
        return assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(resource => resource.EndsWith(".min.js", StringComparison.Ordinal)))!;
    }

    /// <summary>What a file says; closes it.</summary>
    public static string Text(Stream file)
    {
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
