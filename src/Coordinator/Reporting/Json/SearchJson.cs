using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>Writes the one JSON object of <c>show --json</c> and <c>run --json</c>.</summary>
internal static class SearchJson
{
    /// <param name="stream">Where to; left open.</param>
    /// <param name="view">The counted folds.</param>
    /// <param name="found">What the search has found so far.</param>
    /// <param name="isHeld">Whether a process runs the search.</param>
    /// <param name="top">The largest number of configurations.</param>
    public static void Write(Stream stream, StudyView view, Found found, bool isHeld, int top)
    {
        ResultsJson.Write(stream, new SearchAnswer(
            view.Experiment.Name,
            found.Folder,
            StudyStatus.WordOf(found.Digest, isHeld),
            found.Digest,
            new FoldCounts(view.FoldsCounted, view.FoldsPlanned, view.FoldsFailed),
            new RankedBy(view.Metric.Text, view.Metric.HigherIsBetter),
            found.Selected is null ? null : WinnerOf(view, found.Selected, found.Refits, found.Threshold),
            view.Early,
            view.Changed.IsEmpty ? null : view.Changed.Keys,
            OuterJson.Create(view.Outer, view.Experiment.Metrics, view.Experiment.Classes),
            FrontJson.Create(view),
            view.Board.Ranked().Take(top).Select(row => ResultsJson.RowOf(view, row)),
            found.Remarks,
            found.Errors,
            File.Exists(found.Report) ? found.Report : null));
    }

    /// <summary>Writes the nodes.</summary>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(Stream stream, IEnumerable<StoredNode> nodes) => ResultsJson.Write(stream, new NodesAnswer(nodes.Select(node =>
        new NodeRow(node.Name, node.Node.Text, node.Given, node.Counted, node.Open, node.Lost, node.Crashed, node.Returned))));

    private static WinnerAnswer WinnerOf(StudyView view, Selected selected, IReadOnlyCollection<RefitResult> refits, ThresholdReport? threshold)
    {
        FinalModelAnswer? refit = null;
        if (refits.Count > 0)
        {
            var kept = KeptRestart.Choose([.. refits]);
            refit = new FinalModelAnswer(
                kept.Restart,
                kept.Epochs,
                Significand.Reported(kept.Train.Loss),
                kept.Validation is null ? null : Significand.Shortest(kept.Validation.Loss),
                kept.Test is null ? null : Significand.Shortest(kept.Test.Loss),
                ScoreJson.MetricsOf(kept.Test, view.Experiment.Metrics, view.Experiment.Classes));
        }

        return new WinnerAnswer(
            selected.Configuration, RuleNames.Describe(selected.Rule), ResultsJson.ChoicesOf(view, selected.Configuration), selected.Loss, refit, ThresholdJson.Create(threshold));
    }

    /// <summary>What a search has found, beside its folds.</summary>
    /// <param name="Folder">The output folder.</param>
    /// <param name="Report">Where its report is, if it is written.</param>
    /// <param name="Digest">Null before the end.</param>
    /// <param name="Selected">Null before the selection, or without a winner.</param>
    /// <param name="Refits">Those that gave a model.</param>
    /// <param name="Errors">A sentence each.</param>
    public sealed record Found(
        string Folder, string Report, string? Digest, Selected? Selected, IReadOnlyCollection<RefitResult> Refits, IReadOnlyCollection<Remark> Remarks,
        IReadOnlyCollection<string> Errors)
    {
        /// <summary>Of the final model; null if it has none.</summary>
        public ThresholdReport? Threshold { get; init; }
    }
}
