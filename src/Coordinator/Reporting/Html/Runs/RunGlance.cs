using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Reporting.Tables;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Html.Runs;

/// <summary>Two winners side by side.</summary>
internal static class RunGlance
{
    public static void Write(Markup html, RunPair pair, RunNames names)
    {
        html.Write($"""<section id="glance" aria-labelledby="glance-title"><h2 id="glance-title">At a glance</h2><p class="lead">{Lead(pair)}</p>""");
        html.Table(
            "Both runs; the selection score is optimistically biased, the test score is not",
            ["", names.A, names.B],
            Rows(pair).Select(row => (IEnumerable<string?>)[row.Title, row.Of(pair.A), row.Of(pair.B)]));
        html.Write($"</section>");
    }

    private static string Lead(RunPair pair)
    {
        if (pair is not { A.Kept.Test: { } a, B.Kept.Test: { } b })
        {
            return "At most one of the runs has a final model with a test score. The scores of the folds below are selection scores, optimistically biased.";
        }

        return a.Loss == b.Loss
            ? $"Both final models have a test loss of {Figures.Format(a.Loss)}."
            : $"On the test rows the final model of {(a.Loss < b.Loss ? "A" : "B")} has the lower loss: {Figures.Format(a.Loss)} in A, {Figures.Format(b.Loss)} in B. "
                + "A single test score has no spread.";
    }

    private static IEnumerable<(string Title, Func<Run, string?> Of)> Rows(RunPair pair)
    {
        yield return ("Experiment", run => run.View.Experiment.Name);
        yield return ("Folder", run => run.Folder);
        yield return ("Winner", run => run.Reference is { } winner ? $"no. {winner}{(run.Selected is null ? " (so far)" : "")}" : "none yet");
        yield return ("Its settings", run => run.Reference is { } winner ? run.View.Columns.Describe(run.View.ChoicesOf(winner)) : null);
        if (!pair.A.View.IsByLoss)
        {
            yield return ($"Mean {pair.ScoreName} ± std ({MetricNames.DirectionOf(pair.A.View.Metric)})", run => Summarized(run, summary => Figures.Format(run.View.ScoreOf(summary.Cost), summary.CostDeviation)));
        }

        yield return ("Mean validation loss ± std", run => Summarized(run, summary => Figures.Format(summary.Mean, summary.Deviation)));
        yield return ("Train loss of the final model", run => run.Kept is { } kept ? Figures.Format(kept.Train.Loss) : null);
        yield return ("Test loss", run => run.Kept?.Test is { } test ? Figures.Format(test.Loss) : null);
        yield return ("Test metrics", run => run.Kept?.Test is { } test ? Summary.Describe(test.Metrics) : null);
        yield return ("Refit", run => run.Kept is { } kept ? $"{Figures.Count(kept.Epochs, "epoch")}, {Figures.Count(run.Refits.Length, "restart")}" : null);
        yield return ("Configurations", run => $"{run.Ranked.Count}, {run.Ranked.Count(row => row.Summary.Status == ConfigurationStatus.Scored)} with all folds scored");
        yield return ("Folds counted", run => $"{run.View.Board.Counted}");
        yield return ("Time", run => run.Timeline.Bars.Count > 0 ? $"{Figures.Format(TimeSpan.FromSeconds(run.Timeline.Length))} on {Figures.Count(run.Timeline.Nodes, "node")}" : null);
        yield return ("Version", run => run.Card.Version);
        yield return ("Digest", run => run.Digest ?? "not before the end");
    }

    private static string? Summarized(Run run, Func<FoldSummary, string> words) => run.Reference is { } winner ? words(run.View.Board.Summary(winner)) : null;
}
