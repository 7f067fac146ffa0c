namespace ActorSearch.Shared.Tests.Sources;

/// <summary>All C# files of the repository but those that a build makes.</summary>
internal static class SourceFiles
{
    /// <summary>Paths relative to the repository, and what they hold.</summary>
    public static IEnumerable<(string File, string[] Lines)> All()
    {
        var root = Repository.Root();
        return new[] { "src", "tests", "bench" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(file => (file, File.ReadAllLines(Path.Combine(root, file))));
    }
}
