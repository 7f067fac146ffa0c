using ActorSearch.Shared.Tests.Experiments;

namespace ActorSearch.Shared.Tests.Language;

/// <summary>What the sources say to users: string literals of C# files, and the scripts and pages of dashboard and report.</summary>
internal static class SourceStrings
{
    /// <summary>
    /// Folders and files whose strings are not rewritten yet. Take a path out when its strings are; at the end the list is empty.
    /// </summary>
    public static readonly string[] Exempt =
    [
    ];

    public static IEnumerable<Line> Lines() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root(), "src"), "*", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Repository.Root(), file).Replace('\\', '/')
        where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
            && !Exempt.Any(path => IsIn(relative, path))
        from line in Texts(file)
        select new Line(relative, line.Number, line.Text);

    private static IEnumerable<(int Number, string Text)> Texts(string file) => Path.GetExtension(file) switch
    {
        ".cs" => StringLiterals.Of(File.ReadAllText(file)),
        ".js" or ".html" => File.ReadLines(file).Select((text, index) => (index + 1, text)),
        _ => [],
    };

    private static bool IsIn(string file, string path) => file == path || file.StartsWith(path + "/", StringComparison.Ordinal);
}
