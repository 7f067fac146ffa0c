using ActorSearch.Coordinator.Reporting;

namespace ActorSearch.Coordinator.Dashboard;

/// <summary>The end of a search in a sentence.</summary>
internal static class Outcome
{
    public static string Of(SearchEnd end) => end switch
    {
        SearchEnd.Finished finished => $"The search is finished: the winner is configuration {finished.Winner.Index}. report.html tells the rest.",
        SearchEnd.AllFailed nothing => $"The search is finished, and {nothing.Reason}.",
        SearchEnd.NoModel => "The search is finished, but no refit of the winner gave a model.",
        SearchEnd.Interrupted interrupted =>
            $"The search was stopped with {interrupted.Progress.Done} of {Figures.Count(interrupted.Progress.Folds, "fold")} done; the same command goes on from there.",
        SearchEnd.StoreFailed failed => $"The study can no longer be written: {failed.Sentence}",
        SearchEnd.Broken broken => broken.Sentence,
        _ => throw new InvalidOperationException($"{end.GetType().Name} is no end of a search."),
    };
}
