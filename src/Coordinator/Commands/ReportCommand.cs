using System.CommandLine;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Reporting.Html.Runs;
using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>report</c>: writes the report again, also of an unfinished search, or compares two searches.</summary>
internal sealed class ReportCommand(Terminal terminal, TextWriter error)
{
    public static Command Create(CommandContext context) =>
        Grammar(options => context.Guarded(options.Out ?? options.Folder, () => new ReportCommand(context.Terminal, context.Error).Do(options)));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<ReportOptions, int> report)
    {
        var folder = OptionForms.Folder();
        var compare = OptionForms.Named(new Option<string?>("--compare") { Description = "Output folder of a second search to compare with.", HelpName = "DIR2" });
        var file = OptionForms.Named(new Option<string?>("--out")
        {
            Description = "Output file (default: report.html in DIR; comparison.html with --compare).",
            HelpName = "FILE",
        });
        var command = new Command("report", "Write the report of a search, or compare two searches. Works while they run.")
        {
            folder, compare, file,
        };
        command.SetAction(parsed => report(new ReportOptions(parsed.GetRequiredValue(folder), parsed.GetValue(compare), parsed.GetValue(file))));
        return command;
    }

    /// <returns>The exit code.</returns>
    public int Do(ReportOptions options)
    {
        if (new OutputGuard([options.Folder, .. options.Compare is { } second ? new[] { second } : []]) { Own = new OutputFiles(options.Folder).Report }.Refusal(options.Out) is { } refusal)
        {
            return MistakePrinter.Print(error, refusal);
        }

        var opened = Studies.Store.Read(options.Folder);
        if (opened is not Checked<IStudyReader>.Right(var study))
        {
            return Refuse(opened);
        }

        using (study)
        {
            var files = new OutputFiles(options.Folder);
            if (options.Compare is { } other)
            {
                return Compare(Run.Read(options.Folder, study), other, options.Out ?? files.Comparison);
            }

            var file = options.Out ?? files.Report;
            ReportFile.Write(file, study, data: null, files);
            Say("report", file);
        }

        return ExitCode.Done;
    }

    private int Compare(Run run, string other, string file)
    {
        var opened = Studies.Store.Read(other);
        if (opened is not Checked<IStudyReader>.Right(var study))
        {
            return Refuse(opened);
        }

        using (study)
        {
            var paired = RunPair.Compare(run, Run.Read(other, study));
            if (paired is not Checked<RunPair>.Right(var pair))
            {
                return Refuse(paired);
            }

            RunPairFile.Write(file, pair);
            Say("comparison", file);
        }

        return ExitCode.Done;
    }

    // If the report is written to standard output, a line after it would be part of it.
    private void Say(string what, string file)
    {
        if (OutputPlace.Find(file) is not OutputPlace.Descriptor { Number: 1 })
        {
            terminal.Say($"{what}: {file}");
        }
    }

    private int Refuse<T>(Checked<T> wrong) => MistakePrinter.Print(error, ((Checked<T>.Wrong)wrong).Mistakes);
}

/// <summary>The options of <c>report</c>.</summary>
/// <param name="Compare">The folder of a second search to compare with, or null.</param>
/// <param name="Out">Output file; null for <c>report.html</c> in the folder, or <c>comparison.html</c> with a second search.</param>
public sealed record ReportOptions(string Folder, string? Compare, string? Out);
