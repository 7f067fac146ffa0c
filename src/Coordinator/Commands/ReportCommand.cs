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
    /// <returns>The exit code.</returns>
    public int Do(ReportOptions options)
    {
        if (OutputGuard.Refusal(options.Out, own: new OutputFiles(options.Folder).Report) is { } refusal)
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
            ReportFile.Write(file, study, data: null, files.Analysis);
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
            var paired = RunPair.Of(run, Run.Read(other, study));
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
        if (OutputPlace.Of(file) is not OutputPlace.Descriptor { Number: 1 })
        {
            terminal.Say($"{what}: {file}");
        }
    }

    private int Refuse<T>(Checked<T> wrong) => MistakePrinter.Print(error, ((Checked<T>.Wrong)wrong).Mistakes);
}
