using System.Globalization;
using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>Texts that people read as one, though they are several: they differ in case, in blanks, or in letters that are not seen.</summary>
internal static class SimilarTexts
{
    /// <summary>A sentence for each of them.</summary>
    /// <param name="kind">What texts are, in the plural.</param>
    public static IEnumerable<string> Notices(IReadOnlyList<FaultCount> texts, string kind) =>
        from alike in texts.GroupBy(text => Plain(text.Text), StringComparer.Ordinal)
        where alike.Count() > 1 && !CsvNumber.IsNumber(alike.Key)
        let isCase = alike.DistinctBy(text => text.Text.ToUpperInvariant()).Count() == 1
        select $"{Listed(alike)} are {alike.Count()} {kind}, because {(isCase ? "case matters" : "blanks and letters that are not seen matter")}; write them the same way if they are one.";

    /// <summary>Texts with their numbers of rows.</summary>
    public static string Listed(IEnumerable<FaultCount> texts) =>
        string.Join(" and ", texts.Select(text => $"{QuotedText.Quoted(text.Text)} ({Amount.Format(text.Count, "row")})"));

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format or UnicodeCategory.Control) continue;
            if (!Rune.IsWhiteSpace(rune)) plain.Append(Rune.ToUpperInvariant(rune));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }

        return plain.ToString();
    }
}
