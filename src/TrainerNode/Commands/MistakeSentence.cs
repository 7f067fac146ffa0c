using System.CommandLine;
using System.CommandLine.Parsing;

namespace ActorSearch.TrainerNode.Commands;

/// <summary>What is wrong with a command line whose words are all known.</summary>
public static class MistakeSentence
{
    /// <returns>One sentence: a mistake can break several rules of the grammar, and the first message is the clearest.</returns>
    public static string Create(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var (mistake, command) = (parsed.Errors[0], parsed.CommandResult.Command);
        var sentence = mistake.SymbolResult switch
        {
            ArgumentResult { Tokens.Count: 0, Argument: var argument } => $"{command.Name} needs {argument.Name}",
            OptionResult { Implicit: true, Option: var option } => $"{command.Name} needs {option.Name}",
            OptionResult { Tokens.Count: 0, Option: { Arity.MinimumNumberOfValues: > 0 } option } => $"{option.Name} needs a value",
            OptionResult { Option: var option, Tokens.Count: var given } when given > option.Arity.MaximumNumberOfValues => $"{option.Name} is given more than once",
            _ => mistake.Message.TrimEnd('.'),
        };
        return $"{sentence}. See --help.";
    }
}
