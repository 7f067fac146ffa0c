using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>The status of a study in one line.</summary>
internal static class StudyStatus
{
    /// <param name="view">The counted folds.</param>
    /// <param name="digest">Of all results; null until the search is finished.</param>
    /// <param name="isHeld">Whether a process runs the search.</param>
    public static string Describe(StudyView view, string? digest, bool isHeld)
    {
        var (counted, all) = (view.FoldsCounted, view.FoldsPlanned);
        var folds = $"{counted} of {Figures.Count(all, "fold")}";
        return (digest, isHeld) switch
        {
            (not null, _) => $"status: finished, {Figures.Count(counted, "fold")}",
            (null, true) when counted >= all => $"status: running, {folds} counted; the winner is trained on all rows",
            (null, true) => $"status: running, {folds} counted",
            _ => $"status: stopped after {folds}; `run` with the same experiment and folder resumes it",
        };
    }

    /// <summary>The status in one word, for programs.</summary>
    public static string WordOf(string? digest, bool isHeld) => digest is not null ? "finished" : isHeld ? "running" : "stopped";
}
