using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What was found, in a few lines.</summary>
internal static class Summary
{
    /// <param name="columns">The hyperparameters.</param>
    /// <param name="found">What was found.</param>
    /// <param name="metric">What configurations were ranked by.</param>
    public static IEnumerable<string> Of(SpaceColumns columns, SearchEnd.Finished found, SelectionMetric metric)
    {
        var (winner, summary) = (found.Winner, found.Board.Summary(found.Winner.Index));
        yield return $"winner: {columns.Describe(winner.Choices)} (configuration {winner.Index}, by {RuleNames.Of(found.Selected.Rule)}{Metric(metric)})";
        yield return $"cross-validation loss: {Figures.Of(summary.Mean, summary.Deviation)} "
            + $"over {Figures.Count(found.Board.Folds, "fold")}";
        if (metric.Kind != MetricKind.Loss)
        {
            yield return $"cross-validation {MetricNames.Of(metric)}: "
                + Figures.Of(SelectionCost.Metric(metric, summary.Cost), summary.CostDeviation);
        }

        foreach (var refit in found.Refits)
        {
            yield return $"refit {refit.Restart}: {Figures.Count(refit.Epochs, "epoch")}, train loss {Figures.Of(refit.Train.Loss)}"
                + TestOf(refit) + (refit == found.Kept && found.Refits.Length > 1 ? ", kept: the median train loss" : "");
        }

        if (found.Kept.Test is var (loss, metrics))
        {
            yield return $"test loss: {Figures.Of(loss)} "
                + $"({Describe(metrics)})";
        }
    }

    private static string Metric(SelectionMetric metric) =>
        metric.Kind == MetricKind.Loss ? "" : $" of {MetricNames.Of(metric)}, {MetricNames.DirectionOf(metric)}";

    /// <summary>The metrics that a reader looks for first.</summary>
    public static string Describe(ModelMetrics metrics) => metrics switch
    {
        ClassMetrics classes => $"accuracy {Figures.Of(classes.Accuracy)}, macro F1 {Figures.Of(classes.MacroF1)}",
        RegressionMetrics numbers => $"mean absolute error {Figures.Of(numbers.MeanAbsoluteError)}, R² {Figures.Of(numbers.R2)}",
        _ => throw new InvalidOperationException($"{metrics.GetType().Name} is no kind of metrics."),
    };

    private static string TestOf(RefitResult refit) => refit.Test is { } test ? $", test loss {Figures.Of(test.Loss)}" : "";
}
