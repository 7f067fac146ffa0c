using System.Collections.Immutable;
using System.CommandLine;
using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Reporting.Remarks;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>show</c>: the ranking, the winner of each fold, the winner and its scores, and the progress.</summary>
internal sealed class ShowCommand(Terminal terminal, Func<Stream> bytes, TextWriter error)
{
    private const int Top = 10;

    public static Command Create(CommandContext context) =>
        Grammar(options => context.Guarded(options.Folder, () => new ShowCommand(context.Terminal, context.Bytes, context.Error).Do(options)));

    /// <summary>The words of the command.</summary>
    public static Command Grammar(Func<ShowOptions, int> show)
    {
        var folder = OptionForms.Folder();
        var top = OptionForms.WholeNumber("--top", $"Number of configurations to show (default: {Top}).");
        var nodes = new Option<bool>("--nodes") { Description = "Show the trainer nodes and the outcomes of their folds instead of the ranking." };
        var json = OptionForms.Json();
        var command = new Command("show", "Show the ranking of a search. Works while it runs.") { folder, top, nodes, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(nodes) && result.GetResult(top) is { Implicit: false })
            {
                result.AddError("--top and --nodes cannot be combined.");
            }
        });
        command.SetAction(parsed => show(new ShowOptions(
            parsed.GetRequiredValue(folder), parsed.GetValue(top) ?? Top, parsed.GetValue(nodes))
        {
            Json = parsed.GetValue(json),
        }));
        return command;
    }

    /// <returns>The exit code.</returns>
    public int Do(ShowOptions options)
    {
        var opened = Studies.Store.Read(options.Folder);
        if (opened is not Checked<IStudyReader>.Right(var study))
        {
            return MistakePrinter.Print(error, ((Checked<IStudyReader>.Wrong)opened).Mistakes);
        }

        using (study)
        {
            if (options is { Nodes: true, Json: true })
            {
                using var stream = bytes();
                SearchJson.Write(stream, study.Nodes());
                return ExitCode.Done;
            }

            if (options.Nodes)
            {
                terminal.Show(NodesTable.Create([.. study.Nodes()]));
                return ExitCode.Done;
            }

            WriteResults(study, options);
        }

        return ExitCode.Done;
    }

    private void WriteResults(IStudyReader study, ShowOptions options)
    {
        // The selection is read before the folds: it then never refers to folds that are not read yet.
        var (digest, selected) = (study.Digest, study.Selection());
        var refits = study.Refits().Select(refit => refit.End).OfType<RefitEnd.Trained>().Select(trained => trained.Result).ToList();
        var view = StudyView.Read(study);
        var files = new OutputFiles(options.Folder);
        var (report, threshold) = (files.Report, digest is null ? null : ThresholdJson.Read(files.Best, digest));
        ImmutableArray<Remark> remarks = digest is null ? [] : [.. ResultRemarks.Find(view, selected, [.. refits], study.Card.Classes)];
        if (options.Json)
        {
            using var stream = bytes();
            SearchJson.Write(
                stream, view, new SearchJson.Found(options.Folder, report, digest, selected, refits, remarks, study.Errors()) { Threshold = threshold }, StudyFolder.IsHeld(options.Folder), options.Top);
            return;
        }

        ResultTables.Write(terminal, view, options.Top);
        foreach (var sentence in study.Errors())
        {
            terminal.Tell(sentence);
        }

        var lines = selected is not null ? Summary.Write(view, selected, refits, refits.Count == 0 ? null : KeptRestart.Choose([.. refits]))
            : view.Board.Best is { } best ? Summary.OfLeader(view, best)
            : [digest is null ? "best so far: none, no configuration has all its folds" : $"winner: none, {NoWinner.ReasonOf(view.Board)}"];
        foreach (var line in lines.Concat(threshold?.Lines() ?? []).Concat(remarks.Select(remark => SingleLine.Clean($"remark: {remark.Sentence}"))).Append(StudyStatus.Describe(view, digest, StudyFolder.IsHeld(options.Folder))))
        {
            terminal.Tell(line);
        }

        if (digest is not null)
        {
            terminal.Say($"digest: {DigestWords.Describe(digest, view)}");
        }

        terminal.Say(File.Exists(report) ? $"report: {report}" : $"report: not written yet; to write it, run `report {options.Folder}`");
    }
}

/// <summary>The options of <c>show</c>.</summary>
/// <param name="Top">How many configurations, ≥ 1.</param>
/// <param name="Nodes">Whether the trainer nodes are shown instead of the ranking.</param>
public sealed record ShowOptions(string Folder, int Top, bool Nodes)
{
    /// <summary>Whether one JSON object is written instead of tables.</summary>
    public bool Json { get; init; }
}
