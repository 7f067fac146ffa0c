using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Shared.Logging;
using Serilog.Events;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>Where commands write.</summary>
/// <param name="Terminal">Results for people, on standard output.</param>
/// <param name="Progress">What a command is doing, on standard error.</param>
/// <param name="Bytes">Opens standard output as a stream of bytes.</param>
/// <param name="Output">Standard output as text.</param>
/// <param name="Error">For mistakes, one per line.</param>
internal sealed record CommandContext(Terminal Terminal, Terminal Progress, Func<Stream> Bytes, TextWriter Output, TextWriter Error)
{
    /// <summary>Reports a failing disk as a mistake, and an internal error in one sentence; its stack trace is written to a log.</summary>
    /// <param name="where">The file or folder that a mistake names.</param>
    /// <param name="work">Returns the exit code.</param>
    public int Guarded(string where, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (IOException gone) when (StandardOutput.IsGone(gone))
        {
            return ExitCode.Done;
        }
        catch (Exception trouble)
        {
            if (DiskTrouble.Explain(trouble, where) is { } mistake)
            {
                return MistakePrinter.Print(Error, mistake);
            }

            var log = Path.Combine(Path.GetTempPath(), "actorsearch-log");
            using (var file = LogFiles.Open(log, "coordinator", LogEventLevel.Information))
            {
                file.Fatal(trouble, "The program crashed");
            }

            Error.WriteLine(BugReport.Sentence(trouble, log));
            return ExitCode.Broken;
        }
    }
}
