using System.Text.RegularExpressions;

namespace ActorSearch.Shared.Tests.Language;

/// <summary>The prose of the repository outside its C# sources: Markdown, and comments of settings files and scripts.</summary>
internal static partial class Documents
{
    private static readonly string[] Folders = ["docs", "hocon", "deploy", "scripts", "bench"];

    public static IEnumerable<Line> Lines() =>
        from file in Files()
        from line in file.EndsWith(".md", StringComparison.Ordinal) ? Markdown(file) : Comments(file)
        select line;

    /// <summary>Relative to the repository, with slashes.</summary>
    public static IEnumerable<string> Files()
    {
        var root = Repository.Root();
        var inFolders = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories));
        return Directory.EnumerateFiles(root, "*.md").Concat(inFolders)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => Path.GetExtension(file) is ".md" or ".conf" or ".sh" or ".service" && !BuildOutput().IsMatch(file))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Without code; the list of phrases in the glossary is left out.</summary>
    private static IEnumerable<Line> Markdown(string file)
    {
        var code = false;
        foreach (var (number, text) in Numbered(file))
        {
            if (text.StartsWith("## Phrases that we do not use", StringComparison.Ordinal))
            {
                yield break;
            }

            var fence = text.TrimStart().StartsWith("```", StringComparison.Ordinal);
            code ^= fence;
            if (!code && !fence)
            {
                yield return new Line(file, number, Code().Replace(text, "`code`"));
            }
        }
    }

    private static IEnumerable<Line> Comments(string file) =>
        from line in Numbered(file)
        let comment = Comment().Match(line.Text)
        where comment.Success
        select new Line(file, line.Number, comment.Groups[1].Value);

    private static IEnumerable<(int Number, string Text)> Numbered(string file) =>
        File.ReadLines(Path.Combine(Repository.Root(), file)).Select((text, index) => (index + 1, text));

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex("(?:^|\\s)#\\s(.*)")]
    private static partial Regex Comment();

    [GeneratedRegex("(^|/)(bin|obj)/")]
    private static partial Regex BuildOutput();
}
