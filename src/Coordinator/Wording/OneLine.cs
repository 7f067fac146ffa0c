using System.Text;

namespace ActorSearch.Coordinator.Wording;

/// <summary>Foreign text for a terminal: one line, without a control character that could move its cursor or change its colours.</summary>
internal static class OneLine
{
    /// <summary>The text as one line.</summary>
    public static string Of(string text)
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
