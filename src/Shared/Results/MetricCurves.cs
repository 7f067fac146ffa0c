using System.Globalization;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Results;

/// <summary>Names of recorded metrics and their values at one epoch. A name never changes its meaning: the store keeps it.</summary>
public static class MetricCurves
{
    private static readonly MetricKind[] OfNumbers = [MetricKind.MeanAbsoluteError, MetricKind.RootMeanSquaredError, MetricKind.R2];

    private static readonly MetricKind[] OfClasses =
        [MetricKind.Accuracy, MetricKind.TopK, MetricKind.MacroF1, MetricKind.MacroPrecision, MetricKind.MacroRecall];

    /// <summary>The name of a metric: <c>accuracy</c>, of one class <c>f1:2</c> by its number.</summary>
    public static string NameOf(SelectionMetric metric)
    {
        var word = metric.Kind switch
        {
            MetricKind.Loss => "loss",
            MetricKind.MeanAbsoluteError => "mae",
            MetricKind.RootMeanSquaredError => "rmse",
            MetricKind.R2 => "r2",
            MetricKind.Accuracy => "accuracy",
            MetricKind.TopK => "top-k",
            MetricKind.MacroF1 => "macro-f1",
            MetricKind.MacroPrecision => "macro-precision",
            MetricKind.MacroRecall => "macro-recall",
            MetricKind.Precision => "precision",
            MetricKind.Recall => "recall",
            MetricKind.F1 => "f1",
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Not a metric."),
        };
        return metric.IsOfOneClass ? string.Create(CultureInfo.InvariantCulture, $"{word}:{metric.Class}") : word;
    }

    /// <summary>What is recorded for each epoch: all metrics of the kind of target, and those of one class that are asked for.</summary>
    /// <param name="hasClasses">Whether the target's values are classes.</param>
    /// <param name="asked">What ranks, or is monitored; losses and whole metrics are recorded anyway.</param>
    public static IReadOnlyList<SelectionMetric> Recorded(bool hasClasses, params IEnumerable<SelectionMetric> asked) =>
    [
        .. (hasClasses ? OfClasses : OfNumbers).Select(kind => new SelectionMetric(kind)),
        .. asked.Where(metric => hasClasses && metric.IsOfOneClass).Distinct(),
    ];

    /// <summary>The whole metrics by name, in the order in which they are recorded.</summary>
    public static IReadOnlyList<(string Name, double Value)> Of(ModelMetrics metrics) =>
        [.. Recorded(metrics is ClassMetrics).Select(metric => (NameOf(metric), SelectionCost.Value(metric, metrics)))];
}
