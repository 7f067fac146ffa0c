using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What was found, in a few lines.</summary>
internal static class Summary
{
    /// <param name="columns">The hyperparameters.</param>
    /// <param name="found">What was found.</param>
    public static IEnumerable<string> Of(SpaceColumns columns, SearchEnd.Finished found)
    {
        var (winner, summary) = (found.Winner, found.Board.Summary(found.Winner.Index));
        yield return $"winner: {columns.Describe(winner.Choices)} (configuration {winner.Index}, by {RuleNames.Of(found.Selected.Rule)})";
        yield return $"cross-validation loss: {Figures.Of(summary.Mean, summary.Deviation)} "
            + $"over {Figures.Count(found.Board.Folds, "fold")}";
        foreach (var refit in found.Refits)
        {
            yield return $"refit {refit.Restart}: {Figures.Count(refit.Epochs, "epoch")}, train loss {Figures.Of(refit.Train.Loss)}"
                + TestOf(refit) + (refit == found.Kept && found.Refits.Length > 1 ? ", kept: the median train loss" : "");
        }

        if (found.Kept.Test is var (loss, metrics))
        {
            yield return $"test loss: {Figures.Of(loss)} "
                + $"(mean absolute error {Figures.Of(metrics.MeanAbsoluteError)}, R² {Figures.Of(metrics.R2)})";
        }
    }

    private static string TestOf(RefitResult refit) => refit.Test is { } test ? $", test loss {Figures.Of(test.Loss)}" : "";
}
