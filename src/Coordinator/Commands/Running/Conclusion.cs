using System.Collections.Immutable;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Reporting.Html.Inputs;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Reporting.Remarks;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary>The end of a run: files, tables, the last lines, failures and the exit code.</summary>
/// <param name="terminal">For the tables and the last lines.</param>
/// <param name="error">For what went wrong.</param>
/// <param name="json">Opens the stream of the one JSON object that replaces tables and lines; null: there is none.</param>
internal sealed class Conclusion(Terminal terminal, TextWriter error, Func<Stream>? json = null)
{
    private const int Top = 10;

    /// <param name="dataRemarks">The remarks of the announcement.</param>
    /// <returns>The exit code, and the digest if the search was completed.</returns>
    public (int Code, string? Digest) Draw(Preparation prepared, ImmutableArray<Remark> dataRemarks, SearchSession session, SearchEnd end)
    {
        switch (end)
        {
            case SearchEnd.Interrupted { Progress: var progress }:
                error.WriteLine($"Interrupted after {progress.Done} of {Figures.Count(progress.Folds, "fold")}. Run the same command to resume.");
                if (json is not null)
                {
                    using var stopped = session.Read();
                    WriteJson(StudyView.Read(stopped), new SearchJson.Found(session.Files.Folder, session.Files.Report, null, null, [], [], []));
                }

                return (ExitCode.Interrupted, null);
            case SearchEnd.StoreFailed failed:
                return (MistakePrinter.Print(error, new Mistake(session.Files.Folder, failed.Sentence)), null);
            case SearchEnd.Broken broken:
                error.WriteLine($"{broken.Sentence} Details: {session.Files.Log}");
                return (ExitCode.Broken, null);
        }

        FinishedStage.Free(prepared.Data.Train.Inputs);
        using var study = session.Read();
        var view = StudyView.Read(study);
        var predicted = end is SearchEnd.Finished won ? OutOfFoldPredictions.Read(study, prepared.Experiment, prepared.Data, won.Winner.Index, won.Epochs) : null;
        FinishedStage.Free(prepared.Data.Train.Inputs);
        var remarks = RemarksOn(prepared, predicted, view, end);
        new RunLog(session.Log).Remarked(remarks);
        var files = new ResultFiles(session.Files, study);
        ThresholdReport? threshold = null;
        Action? writeCard = null;
        Task<InputInsight>? inputs = null;
        if (end is SearchEnd.Finished found)
        {
            // At the same time as the analysis of the model, which takes as long. The memory of both would be too much for a table that is kept in a file.
            if (!prepared.Data.Train.Inputs.AreInFile && DeliveredModel.Read(found.Model) is DeliveredModel.Net(var net))
            {
                inputs = Task.Run(() => InputInsight.Compute(net, prepared.Data, prepared.Experiment, [.. found.Epochs.Select(epoch => epoch.Fold)]));
            }

            var versions = Versions.Create(found.Winner.Hyperparameters, prepared.Experiment.VectorBits);
            ImmutableArray<Remark> all = [.. dataRemarks, .. remarks];
            threshold = files.WriteBest(prepared.Experiment, prepared.Data, found, predicted, versions, all, view);
            writeCard = () => files.WriteCard(view, prepared.Data, found, versions, all, threshold);
        }
        else
        {
            files.DeleteBest();
        }

        // After best.json, which users wait for, and at the same time as the report, which takes longer than these.
        var tables = Task.Run(() =>
        {
            writeCard?.Invoke();
            using var again = session.Read();
            new ResultFiles(session.Files, again).WriteTables(view);
        });
        try
        {
            FinishedStage.Free(prepared.Data.Train.Inputs);
            ReportFile.Write(session.Files.Report, study, new FinalData(prepared.Data, predicted) { Inputs = inputs }, session.Files);
        }
        finally
        {
            tables.GetAwaiter().GetResult();
        }

        var answer = FoundBy(end, session.Files, remarks, study.Errors());
        if (json is not null)
        {
            WriteJson(view, answer with { Threshold = threshold });
        }
        else
        {
            Tell(view, end, answer, threshold);
        }

        return (Complain(view, answer.Errors, end), answer.Digest);
    }

    private static SearchJson.Found FoundBy(SearchEnd end, OutputFiles files, ImmutableArray<Remark> remarks, IReadOnlyCollection<string> errors) => end switch
    {
        SearchEnd.Finished finished => new(files.Folder, files.Report, finished.Digest, finished.Selected, finished.Refits, remarks, errors),
        SearchEnd.NoModel nothing => new(files.Folder, files.Report, nothing.Digest, nothing.Selected, [], remarks, errors),
        SearchEnd.AllFailed nothing => new(files.Folder, files.Report, nothing.Digest, null, [], remarks, errors),
        _ => throw new InvalidOperationException($"{end.GetType().Name} has no results."),
    };

    private void WriteJson(StudyView view, SearchJson.Found found)
    {
        using var stream = json!();
        SearchJson.Write(stream, view, found, isHeld: false, Top);
    }

    private void Tell(StudyView view, SearchEnd end, SearchJson.Found found, ThresholdReport? threshold)
    {
        ResultTables.Write(terminal, view, Top);
        var lines = end is SearchEnd.Finished finished ? Summary.Write(view, finished.Selected, finished.Refits, finished.Kept) : [];
        foreach (var line in lines.Concat(threshold?.Lines() ?? []).Concat(found.Remarks.Select(remark => $"remark: {remark.Sentence}")))
        {
            terminal.Tell(SingleLine.Clean(line));
        }

        terminal.Say($"digest: {DigestWords.Describe(found.Digest!, view)}");
        terminal.Say($"results: {found.Folder}");
    }

    /// <returns>The exit code.</returns>
    private int Complain(StudyView view, IReadOnlyCollection<string> errors, SearchEnd end)
    {
        var failed = view.FoldsFailed;
        if (failed > 0)
        {
            error.WriteLine($"{failed} of {Figures.Count(view.Board.Counted, "fold")} failed; the reasons are in folds.csv");
        }

        switch (end)
        {
            case SearchEnd.AllFailed nothing:
                error.WriteLine($"{nothing.Reason}, so there is no winner and no final model");
                break;
            case SearchEnd.NoModel none:
                error.WriteLine($"no refit of the winner produced a model: {string.Join(' ', none.Reasons.Distinct())}");
                break;
        }

        string[] unscored = [.. OuterWords.Missing(view)];
        foreach (var sentence in unscored.Concat(errors))
        {
            error.WriteLine(sentence);
        }

        return errors.Count > 0 ? ExitCode.Broken : failed > 0 || unscored.Length > 0 || end is not SearchEnd.Finished ? ExitCode.FoldsFailed : ExitCode.Done;
    }

    private static ImmutableArray<Remark> RemarksOn(Preparation prepared, OutOfFoldPredictions? predicted, StudyView view, SearchEnd end) => end switch
    {
        SearchEnd.Finished found => ResultRemarks.Find(
            view, found.Selected, found.Refits, prepared.Data.Train.Classes, prepared.Data.Test is null ? predicted : null),
        SearchEnd.NoModel none => ResultRemarks.Find(view, none.Selected, [], prepared.Data.Train.Classes),
        _ => ResultRemarks.Find(view, null, [], prepared.Data.Train.Classes),
    };
}
