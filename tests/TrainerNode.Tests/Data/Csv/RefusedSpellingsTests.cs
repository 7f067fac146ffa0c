using System.Text.RegularExpressions;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Csv;

/// <summary>The tables of spellings in <c>docs/tables.md</c>.</summary>
public sealed partial class RefusedSpellingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Every_spelling_of_the_document_gets_its_sentence()
    {
        var section = File.ReadAllText(Path.Combine(Repository.Root(), "docs", "tables.md")).Split("### Spellings\n")[1];
        var rows = Row().Matches(section).Select(row => (Spelling: row.Groups[1].Value, Sentence: row.Groups[2].Value)).ToList();

        Assert.True(rows.Count > 20, $"{rows.Count} rows");
        Assert.All(rows, row => Assert.Equal(row.Sentence, Refused(row.Spelling)));
    }

    public void Dispose() => _folder.Dispose();

    private string Refused(string spelling)
    {
        var text = spelling == "nothing" ? ""
            : spelling.Contains("\\n", StringComparison.Ordinal) ? spelling.Trim('`').Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\0", "\0", StringComparison.Ordinal)
            : $"x;y\n{spelling.Trim('`')};1\n{string.Concat(Enumerable.Range(0, 29).Select(row => $"{row}.5;{row}\n"))}";
        return DataSets.Load(_folder.Csv(text)) is Checked<DataSet>.Wrong wrong
            ? Assert.Single(wrong.Mistakes).Sentence
            : "it was read";
    }

    [GeneratedRegex(@"^\| (`[^`]+`|nothing) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
