using System.Text.RegularExpressions;

namespace ActorSearch.Shared.Tests.Language;

public partial class DocumentLinksTests
{
    public static TheoryData<string> Pages => [.. Documents.Files().Where(file => file.EndsWith(".md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_and_headings_that_exist(string page)
    {
        var broken = Link().Matches(File.ReadAllText(Path.Combine(Repository.Root(), page)))
            .Select(link => link.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !Exists(page, link));

        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("docs/commands.md#resume", true)]
    [InlineData("docs/commands.md#resumed", false)]
    [InlineData("docs/command.md", false)]
    [InlineData("docs/decisions", true)]
    public void A_link_is_looked_up(string link, bool exists) => Assert.Equal(exists, Exists("README.md", link));

    private static bool Exists(string page, string link)
    {
        var (path, heading) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
        var file = path.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, path);
        var target = Path.Combine(Repository.Root(), file);
        return Path.Exists(target) && (heading is null || File.ReadLines(target).Any(line => line.StartsWith('#') && Anchor(line) == heading));
    }

    /// <summary>As GitHub forms it: lower case, punctuation left out, spaces as dashes.</summary>
    private static string Anchor(string heading) =>
        Punctuation().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex Punctuation();
}
