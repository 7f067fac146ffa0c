using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>Words that a shell offers: options after a dash, otherwise values and commands. Without any, the shell offers files.</summary>
internal static class CompletedWords
{
    private const string Directive = "[suggest";

    /// <summary>Whether a shell asks for words: it passes an unfinished command line.</summary>
    public static bool Asks(IReadOnlyList<string> arguments) => arguments is [var first, ..] && first.StartsWith(Directive, StringComparison.Ordinal);

    /// <summary>The words of all those that may follow that suit what was typed.</summary>
    /// <param name="arguments">The directive with the place of the cursor, and the line.</param>
    /// <param name="all">One a line.</param>
    public static IEnumerable<string> Choose(IReadOnlyList<string> arguments, string all)
    {
        var line = arguments.Count > 1 ? arguments[1] : "";
        var isPlace = int.TryParse(arguments[0].AsSpan(Directive.Length).Trim(":]"), NumberStyles.None, CultureInfo.InvariantCulture, out var place);
        var isOption = line[..(isPlace ? Math.Min(place, line.Length) : line.Length)].Split(' ')[^1].StartsWith('-');
        return all.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word is not ("-?" or "-h" or "/?" or "/h") && (!isOption || word.StartsWith('-')) && (isOption || !word.StartsWith('-')));
    }

    /// <summary>The words that an option takes.</summary>
    public static Option<T> Offering<T>(this Option<T> option, params string[] words)
    {
        option.CompletionSources.Clear();
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>Keys of settings with an equals sign, after it the words of the setting if it has some, for example <c>optimizer.kind=adam</c>.</summary>
    public static Option<string[]> OfferingSettings(this Option<string[]> option)
    {
        option.CompletionSources.Clear();
        option.CompletionSources.Add(context => Settings(context.WordToComplete).Where(word => word.StartsWith(context.WordToComplete, StringComparison.Ordinal)).Select(word => new CompletionItem(word)));
        return option;
    }

    private static IEnumerable<string> Settings(string typed) => typed.IndexOf('=') is var equals and > 0
        ? BuiltIn.Schema.Find(typed[..equals])?.Names.Select(word => $"{typed[..equals]}={word}") ?? []
        : BuiltIn.Schema.All.Select(setting => $"{setting.Path}=")
            .Concat(BuiltIn.Schema.All.Where(setting => setting.FixedBecause is null).Select(setting => $"space.{setting.Path}="))
            .Concat(NodeOptions.Offered(NodeRole.Coordinator, typed));
}
