using System.Collections.Immutable;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Nested;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>Nested cross-validation as files hold it: the same member <c>nestedCrossValidation</c> in <c>best.json</c> and in exports.</summary>
internal static class OuterJson
{
    /// <summary>Null without outer folds. Means are null where an outer fold has no score.</summary>
    /// <param name="classes">Names of the classes; empty where the target is a number.</param>
    public static object? Create(ImmutableArray<OuterFold> folds, MetricSet metrics, ImmutableArray<string> classes)
    {
        if (folds.IsEmpty) return null;
        var metric = metrics.Ranking;
        var (score, loss) = (OuterScore.Compute(folds, metric), OuterScore.Compute(folds, Metric.Loss));
        return new Members
        {
            ["metric"] = metric.Text,
            ["higherIsBetter"] = metric.HigherIsBetter,
            ["meanMetric"] = score?.Mean,
            ["metricDeviation"] = score?.Deviation,
            ["metricStandardError"] = score?.StandardError,
            ["meanLoss"] = loss?.Mean,
            ["lossDeviation"] = loss?.Deviation,
            ["lossStandardError"] = loss?.StandardError,
            ["folds"] = folds.Select(fold => new Members
            {
                ["fold"] = fold.Part,
                ["rows"] = fold.Rows,
                ["configuration"] = fold.Selected?.Configuration,
                ["choices"] = TypedValue.Members(fold.Choices),
                ["crossValidationLoss"] = fold.Selected?.Loss,
                ["crossValidationMetric"] = fold.Selected is null ? (double?)null : SelectionCost.Metric(metric, fold.Selected.Cost),
                ["epochs"] = fold.Epochs,
                ["loss"] = fold.Score is null ? (double?)null : Significand.Shortest(fold.Score.Loss),
                ["metrics"] = ScoreJson.MetricsOf(fold.Score, metrics, classes),
                ["reason"] = fold.Reason,
            }),
        };
    }
}
