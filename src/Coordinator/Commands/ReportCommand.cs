using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>report</c>: draws the report anew, as far as the search is.</summary>
/// <param name="terminal">Where the report's place is told.</param>
/// <param name="error">Where mistakes go.</param>
internal sealed class ReportCommand(Terminal terminal, TextWriter error)
{
    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    public int Do(ReportOptions options)
    {
        var opened = StudyReader.Open(options.Folder);
        if (opened is not Checked<StudyReader>.Right(var study))
        {
            return MistakePrinter.Print(error, ((Checked<StudyReader>.Wrong)opened).Mistakes);
        }

        using (study)
        {
            var files = new OutputFiles(options.Folder);
            var file = options.Out ?? files.Report;
            ReportFile.Write(file, study, data: null, files.Analysis);
            terminal.Say($"report: {file}");
        }

        return ExitCode.Done;
    }
}
