using System.Text.RegularExpressions;

namespace ActorSearch.Shared.Tests.Language;

/// <summary>Code in documents is code that is compiled.</summary>
public partial class DocumentedCodeTests
{
    private static readonly string[] Folders = ["tests", "samples", "templates"];

    [Fact]
    public void Every_block_of_CSharp_is_in_a_file_of_a_test_or_a_sample()
    {
        string[] compiled = [.. Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root(), folder), "*.cs", SearchOption.AllDirectories)).Select(file => Lines(File.ReadAllText(file)))];
        var blocks = Blocks("csharp").ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.True(
            Array.Exists(compiled, file => file.Contains(Lines(block.Text), StringComparison.Ordinal)), $"{block.File}: no file of a test has this code:\n{block.Text}"));
    }

    /// <summary>The blocks of a language in Markdown, without the lines that begin and end them.</summary>
    internal static IEnumerable<(string File, string Text)> Blocks(string language)
    {
        var packages = Directory.EnumerateFiles(Path.Combine(Repository.Root(), "src"), "README.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root(), file).Replace('\\', '/'));
        return
            from file in Documents.Files().Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Concat(packages)
            from Match block in Fenced().Matches(File.ReadAllText(Path.Combine(Repository.Root(), file)).ReplaceLineEndings("\n"))
            where block.Groups[1].Value == language
            select (file, block.Groups[2].Value);
    }

    // Indentation and the files' own usings differ.
    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !Using().IsMatch(line)));

    [GeneratedRegex("^```(\\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("^using [\\w. ]+;$")]
    private static partial Regex Using();
}
