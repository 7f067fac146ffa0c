using System.CommandLine;
using System.CommandLine.Parsing;
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
    public static Command Create(CommandContext context) =>
        Grammar(options => context.Guarded(options.Out ?? options.Folder, () => new ExportCommand(context.Bytes, context.Error).Do(options)));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<ExportOptions, int> export)
    {
        var folder = OptionForms.Folder();
        var format = new Option<ExportFormat>("--format")
        {
            Description = "Format: csv (the columns of scikit-learn's cv_results_), json, or optuna-journal (a study for Python's Optuna).",
            HelpName = "csv|json|optuna-journal",
            Required = true,
            CustomParser = FormatOf,
        }.Offering("csv", "json", "optuna-journal");
        var file = OptionForms.OutputFile();
        var command = new Command("export", "Export the results of a search. Works while it runs.")
        {
            folder, format, file,
        };
        command.SetAction(parsed => export(new ExportOptions(
            parsed.GetRequiredValue(folder), parsed.GetValue(format), parsed.GetValue(file))));
        return command;
    }

    /// <returns>The exit code.</returns>
    public int Do(ExportOptions options)
    {
        if (new OutputGuard(options.Folder).Refusal(options.Out) is { } refusal)
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
        var view = StudyView.Read(study);
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

    private static ExportFormat FormatOf(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "csv":
                return ExportFormat.Csv;
            case "json":
                return ExportFormat.Json;
            case "optuna-journal":
                return ExportFormat.OptunaJournal;
            default:
                result.AddError($"--format must be csv, json or optuna-journal, but is '{result.Tokens[0].Value}'.");
                return default;
        }
    }
}

/// <summary>The options of <c>export</c>.</summary>
/// <param name="Out">Output file, or null for standard output.</param>
public sealed record ExportOptions(string Folder, ExportFormat Format, string? Out);

public enum ExportFormat
{
    /// <summary>See <see cref="CvResultsCsv"/>.</summary>
    Csv,

    /// <summary>An array of configurations with their folds.</summary>
    Json,

    /// <summary>See <see cref="OptunaJournal"/>.</summary>
    OptunaJournal,
}
