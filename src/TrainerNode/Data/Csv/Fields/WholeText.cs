using System.Text.RegularExpressions;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>Texts that are whole numbers: 3, 3.0 and 3.00 are one text.</summary>
internal static partial class WholeText
{
    /// <summary>Whether a text is a whole number.</summary>
    public static bool Is(string text) => Plain().IsMatch(text);

    /// <summary>A whole number without its fraction of 0; every other text as it is.</summary>
    public static string Trim(string text) => Is(text) && text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text[..point] : text;

    [GeneratedRegex(@"^(0|-?[1-9][0-9]*)(\.0+)?$")]
    private static partial Regex Plain();
}
