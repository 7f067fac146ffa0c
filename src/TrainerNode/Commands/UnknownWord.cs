using System.CommandLine;
using System.CommandLine.Parsing;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.TrainerNode.Commands;

/// <summary>An unknown word on the command line, with the nearest known one.</summary>
public static class UnknownWord
{
    /// <returns>The message; null if every word is known.</returns>
    public static string? Explain(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        if ((OptionAsArgument(parsed) ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null)) is not { } word)
        {
            return null;
        }

        var command = parsed.CommandResult.Command;
        var (isOption, isRoot, hasCommands) = (word.StartsWith('-'), command is RootCommand, command.Subcommands.Count > 0);
        var sentence = (isOption, isRoot, hasCommands) switch
        {
            (true, true, true) => $"'{word}' is not an option; options of a command stand after its name",
            (true, true, false) => $"There is no option '{word}'",
            (true, false, _) => $"{command.Name} has no option '{word.Split('=')[0]}'",
            (false, true, true) => $"There is no command '{word}'",
            (false, true, false) => $"'{word}' is not an option, and there are no arguments without one",
            (false, false, _) => $"{command.Name} takes no further argument '{word}'",
        };
        var names = isOption ? command.Options.Select(option => option.Name) : isRoot ? command.Subcommands.Select(one => one.Name) : [];
        var near = NearestPath.Word(word, names);
        return isOption && SettingsOf(command, word) is [_, ..] settings ? $"{sentence}. It is a setting: write {string.Join(" or ", settings.Select(path => $"--set {path}=VALUE"))}."
            : near is null ? $"{sentence}. See --help." : $"{sentence}. Did you mean {near}?";
    }

    // Other programs have options for what is a setting of an experiment here: --seed, --samples, --learning-rate.
    private static List<string> SettingsOf(Command command, string word)
    {
        var name = word.TrimStart('-').Split('=')[0];
        return name.Length < 2 || !command.Options.Any(option => option.Name == "--set") || command.Arguments.Count == 0 ? []
            : [.. BuiltIn.Schema.All.Select(setting => setting.Path).Where(path => path == name || path.EndsWith($".{name}", StringComparison.Ordinal)).Take(3)];
    }

    // A misspelt option is also the argument that the command lacks: without this, a file of its name would be missing. A path that begins so stands after --.
    private static string? OptionAsArgument(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? null
        : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).FirstOrDefault(word => word is ['-', _, ..]);
}
