using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>export</c>: all configurations as a table or as JSON, also of an unfinished search.</summary>
/// <param name="output">Opens standard output, for results without <c>--out</c>.</param>
internal sealed class ExportCommand(Func<Stream> output, TextWriter error)
{
    /// <returns>The exit code.</returns>
    public int Do(ExportOptions options)
    {
        if (OutputGuard.Refusal(options.Out) is { } refusal)
        {
            return MistakePrinter.Print(error, refusal);
        }

        var opened = Studies.Store.Read(options.Folder);
        if (opened is not Checked<IStudyReader>.Right(var study))
        {
            return MistakePrinter.Print(error, ((Checked<IStudyReader>.Wrong)opened).Mistakes);
        }

        using (study)
        {
            if (options.Out is { } file)
            {
                AtomicFile.Write(file, stream => Write(stream, study, options.Format));
            }
            else
            {
                using var stream = output();
                Write(stream, study, options.Format);
            }
        }

        return ExitCode.Done;
    }

    private static void Write(Stream stream, IStudyReader study, ExportFormat format)
    {
        var view = StudyView.Of(study);
        switch (format)
        {
            case ExportFormat.Csv:
                CvResultsCsv.Write(stream, view);
                break;
            case ExportFormat.Json:
                ResultsJson.Write(stream, view, study.Digest);
                break;
            case ExportFormat.OptunaJournal:
                OptunaJournal.Write(stream, view, study.Attempts(), study.Selection());
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format.");
        }
    }
}
