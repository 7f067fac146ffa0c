using System.Text;

namespace ActorSearch.TrainerNode.Data.Faults;

/// <summary>Text from a file as a sentence may show it: in quotes, short, without control characters.</summary>
public static class QuotedText
{
    private const int Longest = 40, MostShown = 10;

    /// <summary>Texts one after another, the first ten.</summary>
    public static string Listed(IReadOnlyCollection<string> texts) =>
        string.Join(", ", texts.Take(MostShown).Select(Quoted)) + (texts.Count > MostShown ? FormattableString.Invariant($" and {texts.Count - MostShown} more") : "");

    public static string Quoted(string text)
    {
        var shown = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length > Longest)
            {
                return shown.Append("…\"").ToString();
            }

            shown.Append(Rune.IsControl(rune) ? "�" : rune.ToString());
        }

        return shown.Append('"').ToString();
    }
}
