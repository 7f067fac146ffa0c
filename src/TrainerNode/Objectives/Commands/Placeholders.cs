using System.Text.RegularExpressions;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>Names in braces within the words of a command; other braces stay as they are.</summary>
public static partial class Placeholders
{
    /// <summary>The names in a word.</summary>
    public static IEnumerable<string> In(string word) => Name().Matches(word).Select(match => match.Groups[1].Value);

    /// <summary>The word with the values of its names; a name without a value stays as it is.</summary>
    public static string Fill(string word, Func<string, string?> value) => Name().Replace(word, match => value(match.Groups[1].Value) ?? match.Value);

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9._-]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
