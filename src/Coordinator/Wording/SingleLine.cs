using System.Text;

namespace ActorSearch.Coordinator.Wording;

/// <summary>Text from outside for a terminal: one line without control characters, which could move the cursor or change colours.</summary>
internal static class SingleLine
{
    public static string Clean(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            line.Append(Rune.IsControl(rune) ? "�" : rune.ToString());
        }

        return line.ToString();
    }
}
