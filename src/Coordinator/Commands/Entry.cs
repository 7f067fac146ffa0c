using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Shared.Logging;
using Serilog.Events;

namespace ActorSearch.Coordinator.Commands;

/// <summary>The whole program but for its process: what it does with arguments and streams.</summary>
internal static class Entry
{
    /// <summary>Does what the arguments say.</summary>
    /// <param name="arguments">As the program got them.</param>
    /// <param name="terminal">What standard output is.</param>
    /// <param name="bytes">Opens standard output for bytes.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <returns>The exit code.</returns>
    public static int Do(IReadOnlyList<string> arguments, Terminal terminal, Func<Stream> bytes, TextWriter output, TextWriter error) =>
        new Grammar(
            options => Guarded(options.Out ?? options.Experiment, error, () => new RunCommand(terminal, error).Do(options)),
            options => Guarded(options.Experiment, error, () => new CheckCommand(terminal, error).Do(options)),
            options => Guarded(options.Folder, error, () => new ShowCommand(terminal, error).Do(options)),
            options => Guarded(options.Out ?? options.Folder, error, () => new PredictCommand(bytes, error).Do(options)),
            options => Guarded(options.Out ?? options.Folder, error, () => new ExportCommand(bytes, error).Do(options)),
            options => Guarded(options.Out ?? options.Folder, error, () => new ReportCommand(terminal, error).Do(options)),
            options => Guarded(options.Folder, error, () => new TailCommand(terminal, bytes, error, TimeProvider.System).Do(options)))
        .Invoke(arguments, output, error);

    /// <summary>Tells of a disk that refuses as of a mistake, and of a bug without its trace, which goes into a log.</summary>
    private static int Guarded(string where, TextWriter error, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (IOException gone) when (StandardOutput.IsGone(gone))
        {
            return ExitCode.Done;
        }
        catch (Exception trouble)
        {
            if (DiskTrouble.Of(trouble, where) is { } mistake)
            {
                return MistakePrinter.Print(error, mistake);
            }

            var log = Path.Combine(Path.GetTempPath(), "actorsearch-log");
            using (var file = LogFiles.Open(log, "coordinator", LogEventLevel.Information))
            {
                file.Fatal(trouble, "The program broke off");
            }

            error.WriteLine(BugReport.Sentence(trouble, log));
            return ExitCode.Broken;
        }
    }
}
