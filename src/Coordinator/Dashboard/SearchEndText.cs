using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Dashboard;

/// <summary>The end of a search in a sentence.</summary>
internal static class SearchEndText
{
    /// <param name="end">How it ended.</param>
    public static string Describe(SearchEnd end, Experiment experiment) => end switch
    {
        SearchEnd.Finished finished => $"The search is finished: the winner is configuration {finished.Winner.Index}{Scores(finished, experiment)}. See report.html.",
        SearchEnd.AllFailed nothing => $"The search is finished without a winner: {nothing.Reason}.",
        SearchEnd.NoModel => "The search is finished, but no refit of the winner produced a model.",
        SearchEnd.Interrupted interrupted =>
            $"The search was stopped after {interrupted.Progress.Done} of {Figures.Count(interrupted.Progress.Folds, "fold")}. Run the same command to resume.",
        SearchEnd.StoreFailed failed => $"The study can no longer be written: {failed.Sentence}",
        SearchEnd.Broken broken => broken.Sentence,
        _ => throw new InvalidOperationException($"{end.GetType().Name} is not an end of a search."),
    };

    private static string Scores(SearchEnd.Finished finished, Experiment experiment)
    {
        var (metric, summary) = (finished.Board.Metric, finished.Board.Summary(finished.Winner.Index));
        var name = metric is LossMetric ? "validation loss" : metric.Text;
        var corrected = CorrectedScore.Compute(experiment, finished.Board, finished.Selected).Words;
        return $" with {name} {Figures.Format(SelectionCost.Metric(metric, summary.Cost))} (selection score, optimistically biased{(corrected is null ? "" : $"; {corrected}")})";
    }
}
