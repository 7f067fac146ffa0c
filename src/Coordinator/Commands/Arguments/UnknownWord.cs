using System.CommandLine;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>An unknown word on the command line, with the nearest known one.</summary>
internal static class UnknownWord
{
    /// <returns>The message; null if every word is known.</returns>
    public static string? Explain(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return null;
        }

        var (word, command) = (parsed.UnmatchedTokens[0], parsed.CommandResult.Command);
        var (sentence, names) = word.StartsWith('-')
            ? (command is RootCommand ? $"There is no option '{word}' without a command" : $"{command.Name} has no option '{word}'", command.Options.Select(option => option.Name))
            : command is RootCommand
            ? ($"There is no command '{word}'", command.Subcommands.Select(one => one.Name))
            : ($"{command.Name} takes no further argument '{word}'", []);
        var near = NearestPath.Word(word, names);
        return near is null ? $"{sentence}. See --help." : $"{sentence}. Did you mean {near}?";
    }
}
