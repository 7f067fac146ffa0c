namespace ActorSearch.Shared.Tests.Language;

/// <summary>What the sources say to users: string literals of C# files, and the scripts and pages of dashboard and report.</summary>
internal static class SourceStrings
{
    public static IEnumerable<Line> Lines() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root(), "src"), "*", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Repository.Root(), file).Replace('\\', '/')
        where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
        from line in Texts(file)
        select new Line(relative, line.Number, line.Text);

    private static IEnumerable<(int Number, string Text)> Texts(string file) => Path.GetExtension(file) switch
    {
        ".cs" => StringLiterals.Of(File.ReadAllText(file)),
        ".js" or ".html" => File.ReadLines(file).Select((text, index) => (index + 1, text)),
        _ => [],
    };
}
