using System.CommandLine;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>A word on the command line that no command takes, and what may have been meant by it.</summary>
internal static class UnknownWord
{
    /// <summary>What is wrong, in a sentence or two; null where every word is known.</summary>
    public static string? Of(ParseResult parsed)
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
