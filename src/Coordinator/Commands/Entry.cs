using System.CommandLine;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Reporting.Progress;

namespace ActorSearch.Coordinator.Commands;

/// <summary>The program without its process: arguments and streams are passed in.</summary>
internal static class Entry
{
    /// <param name="progress">Standard error as a terminal.</param>
    /// <param name="bytes">Opens standard output as a stream of bytes.</param>
    /// <param name="others">Commands of the program that starts this one.</param>
    /// <returns>The exit code.</returns>
    public static int Do(
        IReadOnlyList<string> arguments, Terminal terminal, Terminal progress, Func<Stream> bytes, TextWriter output, TextWriter error, params Command[] others) =>
        new Grammar([.. CommandCatalog.All(new CommandContext(terminal, progress, bytes, output, error)), .. others]).Invoke(arguments, output, error);
}
