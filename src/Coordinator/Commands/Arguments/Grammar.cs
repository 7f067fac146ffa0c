using System.CommandLine;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.TrainerNode.Commands;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>The command line.</summary>
/// <param name="commands">In the order of the help; their actions return the exit code.</param>
internal sealed class Grammar(params IReadOnlyList<Command> commands)
{
    /// <summary>The command that is run without arguments.</summary>
    public const string Alone = "demo";

    private static readonly ParserConfiguration Parser = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Parses the arguments and runs the command.</summary>
    /// <param name="arguments">None: <see cref="Alone"/>.</param>
    /// <param name="output">For help.</param>
    /// <param name="error">For mistakes, one per line.</param>
    /// <returns>The exit code.</returns>
    public int Invoke(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Hyperparameter search for small neural networks.");
        foreach (var command in commands) root.Add(command);

        // "help" and "help run" work like --help.
        var parsed = root.Parse(arguments is [] ? [Alone] : arguments is ["help", ..] ? [.. arguments.Skip(1), "--help"] : arguments, Parser);
        if (CompletedWords.Asks(arguments))
        {
            using var words = new StringWriter();
            var code = parsed.Invoke(new InvocationConfiguration { Output = words, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
            foreach (var word in CompletedWords.Choose(arguments, words.ToString())) output.WriteLine(word);
            return code;
        }

        if (UnknownWord.Explain(parsed) is { } unknown)
        {
            error.WriteLine(unknown);
            return ExitCode.Mistake;
        }

        if (parsed.Errors.Count > 0)
        {
            error.WriteLine(MistakeSentence.Create(parsed));
            return ExitCode.Mistake;
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }
}
