using System.CommandLine;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Shared.Logging;
using ActorSearch.TrainerNode.Commands;
using Serilog.Events;

namespace ActorSearch.Coordinator.Commands;

/// <summary>The program without its process: arguments and streams are passed in.</summary>
internal static class Entry
{
    /// <param name="bytes">Opens standard output as a stream of bytes.</param>
    /// <param name="others">Commands of the program that starts this one.</param>
    /// <returns>The exit code.</returns>
    public static int Do(
        IReadOnlyList<string> arguments, Terminal terminal, Func<Stream> bytes, TextWriter output, TextWriter error, params Command[] others) =>
        new Grammar(
            options => Guarded(options.Out ?? options.Experiment, error, () => new RunCommand(terminal, error).Do(options)),
            options => Guarded(options.Experiment, error, () => new CheckCommand(terminal, error).Do(options)),
            options => Guarded(options.Folder, error, () => new ShowCommand(terminal, error).Do(options)),
            options => Guarded(options.Out ?? options.Folder, error, () => new PredictCommand(bytes, error).Do(options)),
            options => Guarded(options.Out ?? options.Folder, error, () => new ExportCommand(bytes, error).Do(options)),
            options => Guarded(options.Out ?? options.Folder, error, () => new ReportCommand(terminal, error).Do(options)),
            options => Guarded(options.Folder, error, () => new TailCommand(terminal, bytes, error, TimeProvider.System).Do(options)),
            [
                ExportModelGrammar.Of(options => Guarded(options.Out ?? options.Folder, error, () => new ExportModelCommand(bytes, error).Do(options))),
                InitGrammar.Of(options => Guarded(options.Out ?? options.Table, error, () => new InitCommand(terminal, error).Do(options))),
                new TrainerGrammar((options, state) => Guarded(state, error, () => new TrainerCommand(output, error).Do(options, state))).Command(),
                .. others,
            ])
        .Invoke(arguments, output, error);

    /// <summary>Reports a failing disk as a mistake, and an internal error in one sentence; its stack trace is written to a log.</summary>
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
                file.Fatal(trouble, "The program crashed");
            }

            error.WriteLine(BugReport.Sentence(trouble, log));
            return ExitCode.Broken;
        }
    }
}
