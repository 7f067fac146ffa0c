using System.Collections.Immutable;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Reporting.Remarks;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary>The end of a run: files, tables, the last lines, failures and the exit code.</summary>
internal sealed class Conclusion(Terminal terminal, TextWriter error)
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
                return (ExitCode.Interrupted, null);
            case SearchEnd.StoreFailed failed:
                return (MistakePrinter.Print(error, new Mistake(session.Files.Folder, failed.Sentence)), null);
            case SearchEnd.Broken broken:
                error.WriteLine($"{broken.Sentence} Details: {session.Files.Log}");
                return (ExitCode.Broken, null);
        }

        using var study = session.Read();
        var view = StudyView.Of(study);
        var remarks = RemarksOn(prepared, study, view, end);
        new RunLog(session.Log).Remarked(remarks);
        var files = new ResultFiles(session.Files, study);
        files.WriteTables(view);
        if (end is SearchEnd.Finished found)
        {
            var versions = Versions.Of(found.Winner.Hyperparameters, prepared.Experiment.VectorBits);
            files.WriteBest(prepared.Experiment, prepared.Data, found, versions, [.. dataRemarks, .. remarks], view);
            files.WriteCard(view, prepared.Data, found, versions, [.. dataRemarks, .. remarks]);
        }
        else
        {
            files.DeleteBest();
        }

        ReportFile.Write(session.Files.Report, study, prepared.Experiment.Data, session.Files.Analysis);
        ResultTables.Write(terminal, view, Top);
        var digest = Tell(view, end, remarks, session.Files.Folder);
        return (Complain(view, study.Errors(), end), digest);
    }

    private string Tell(StudyView view, SearchEnd end, IEnumerable<Remark> remarks, string folder)
    {
        var (lines, digest) = end switch
        {
            SearchEnd.Finished finished => (Summary.Of(view, finished.Selected, finished.Refits, finished.Kept), finished.Digest),
            SearchEnd.NoModel nothing => ([], nothing.Digest),
            SearchEnd.AllFailed nothing => ([], nothing.Digest),
            _ => throw new InvalidOperationException($"{end.GetType().Name} has no results."),
        };
        foreach (var line in lines.Concat(remarks.Select(remark => $"remark: {remark.Sentence}")))
        {
            terminal.Tell(OneLine.Of(line));
        }

        terminal.Say($"digest: {EarlyWords.Digest(digest, view.Early)}");
        terminal.Say($"results: {folder}");

        return digest;
    }

    /// <returns>The exit code.</returns>
    private int Complain(StudyView view, IReadOnlyCollection<string> errors, SearchEnd end)
    {
        var failed = view.Board.Configurations.Sum(configuration => FailedIn(view.Board.Lines(configuration)));
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

    private static ImmutableArray<Remark> RemarksOn(Preparation prepared, IStudyReader study, StudyView view, SearchEnd end) => end switch
    {
        SearchEnd.Finished found => ResultRemarks.Of(
            view, found.Selected, found.Refits, prepared.Data.Train.Classes,
            prepared.Data.Test is null ? OutOfFold.Of(study, prepared.Experiment, prepared.Data, found.Winner.Index, found.Epochs) : null),
        SearchEnd.NoModel none => ResultRemarks.Of(view, none.Selected, [], prepared.Data.Train.Classes),
        _ => ResultRemarks.Of(view, null, [], prepared.Data.Train.Classes),
    };

    private static int FailedIn(ReadOnlySpan<FoldLine> folds)
    {
        var failed = 0;
        foreach (var fold in folds)
        {
            failed += fold.Status is FoldStatus.Failed or FoldStatus.Quarantined ? 1 : 0;
        }

        return failed;
    }
}
