using System.CommandLine;
using System.CommandLine.Parsing;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>An unknown word on the command line, with the nearest known one.</summary>
internal static class UnknownWord
{
    /// <returns>The message; null if every word is known.</returns>
    public static string? Explain(ParseResult parsed)
    {
        if ((OptionAsArgument(parsed) ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null)) is not { } word)
        {
            return null;
        }

        var command = parsed.CommandResult.Command;
        var (sentence, names) = word.StartsWith('-')
            ? (command is RootCommand ? $"There is no option '{word}' without a command" : $"{command.Name} has no option '{word}'", command.Options.Select(option => option.Name))
            : command is RootCommand
            ? ($"There is no command '{word}'", command.Subcommands.Select(one => one.Name))
            : ($"{command.Name} takes no further argument '{word}'", []);
        var near = NearestPath.Word(word, names);
        return near is null ? $"{sentence}. See --help." : $"{sentence}. Did you mean {near}?";
    }

    // A misspelt option is also the argument that the command lacks: without this, a file of its name would be missing. A path that begins so stands after --.
    private static string? OptionAsArgument(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? null
        : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).FirstOrDefault(word => word is ['-', _, ..]);
}
