using ActorSearch.Shared.Tests.Experiments;

namespace ActorSearch.Shared.Tests.Language;

/// <summary>The string literals of the C# sources.</summary>
internal static class SourceStrings
{
    /// <summary>
    /// Folders and files whose strings are not rewritten yet. Take a path out when its strings are; at the end the list is empty.
    /// </summary>
    public static readonly string[] Exempt =
    [
        "src/Coordinator",
        "src/Shared",
        "src/TrainerNode",
    ];

    public static IEnumerable<Line> Lines() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root(), "src"), "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Repository.Root(), file).Replace('\\', '/')
        where !relative.Contains("/obj/", StringComparison.Ordinal) && !Exempt.Any(path => IsIn(relative, path))
        from literal in StringLiterals.Of(File.ReadAllText(file))
        select new Line(relative, literal.Line, literal.Text);

    private static bool IsIn(string file, string path) => file == path || file.StartsWith(path + "/", StringComparison.Ordinal);
}
