using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What is said of trainings that races and comparisons saved.</summary>
internal static class SavedWords
{
    /// <summary>How many folds a race left out, and how many were pruned before their last epoch.</summary>
    public static IEnumerable<string> Describe(StudyView view)
    {
        var folds = view.Board.Configurations.SelectMany(configuration => view.Board.Lines(configuration).ToArray()).ToList();
        var (pruned, paused, all) = (
            folds.Count(fold => fold is { Status: FoldStatus.Pruned, Epochs: 0 }), folds.Count(fold => fold is { Status: FoldStatus.Pruned, Epochs: > 0 }),
            Figures.Count(folds.Count, "fold"));
        if (pruned > 0)
        {
            yield return $"{pruned} of {all} not trained: "
                + (view.Experiment.Racing == FoldRacing.All ? "their nets break selection.require"
                    : view.Experiment.Racing == FoldRacing.Race ? "cannot win, or trail the best by more than chance" : "cannot win");
        }

        if (paused > 0)
        {
            yield return $"{paused} of {all} pruned before the last epoch: " + (view.Experiment.Ladder is { Epochs: [.. var rungs, _] }
                ? $"not among the better ones after {Amount.List(rungs, "or")} {(rungs is [1] ? "epoch" : "epochs")}"
                : "search.epochs = all trains them to their end");
        }
    }
}
