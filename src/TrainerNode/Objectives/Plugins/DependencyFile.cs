using System.Text.Json;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>The files <c>*.deps.json</c> of a build: each lists its assembly and, below <c>libraries</c>, all that this one references.</summary>
internal static class DependencyFile
{
    public const string Ending = ".deps.json";

    /// <param name="paths">All of a folder.</param>
    /// <returns>Those whose assembly is in no other file, in ordinal order.</returns>
    /// <exception cref="JsonException">One is not JSON of that form.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
    public static string[] Roots(IReadOnlyList<string> paths)
    {
        var listed = paths.Count > 1 ? paths.SelectMany(References).ToHashSet(StringComparer.OrdinalIgnoreCase) : [];
        return [.. paths.Where(path => !listed.Contains(NameOf(path))).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> References(string path)
    {
        using var stream = File.OpenRead(path);
        using var file = JsonDocument.Parse(stream);
        if (file.RootElement.ValueKind != JsonValueKind.Object || !file.RootElement.TryGetProperty("libraries", out var libraries) || libraries.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"{Path.GetFileName(path)} has no libraries");
        }

        // NAME/VERSION.
        return [.. libraries.EnumerateObject().Select(library => library.Name.Split('/')[0]).Where(name => !name.Equals(NameOf(path), StringComparison.OrdinalIgnoreCase))];
    }

    private static string NameOf(string path) => Path.GetFileName(path)[..^Ending.Length];
}
