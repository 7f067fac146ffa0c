using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Results;

/// <summary>Turns a metric into a cost: lower is better, so that ranking and selection need no direction.</summary>
public static class SelectionCost
{
    /// <summary>The cost of a fold: the metric at its best epoch, with the opposite sign where more is better.</summary>
    /// <exception cref="ArgumentException">The fold was not scored by this metric, or has no such class.</exception>
    public static double Of(SelectionMetric metric, FoldOutcome.Scored scored) => Of(metric, scored.ValidationLoss, scored.Metrics);

    /// <summary>The cost that a loss and metrics of one epoch make.</summary>
    /// <exception cref="ArgumentException">As above.</exception>
    public static double Of(SelectionMetric metric, double validationLoss, ModelMetrics metrics)
    {
        var value = metric.Kind == MetricKind.Loss ? validationLoss : Value(metric, metrics);
        return OfValue(metric, value);
    }

    /// <summary>The cost that a value of the metric makes.</summary>
    public static double OfValue(SelectionMetric metric, double value) => metric.HigherIsBetter ? -value : value;

    /// <summary>The metric that a cost was made of.</summary>
    public static double Metric(SelectionMetric metric, double cost) => metric.HigherIsBetter ? 0 - cost : cost;

    /// <summary>Whether a metric is among these.</summary>
    public static bool Is(SelectionMetric metric, ModelMetrics metrics) => metrics switch
    {
        _ when metric.Kind == MetricKind.Loss => true,
        ClassMetrics classes => metric.IsOfClasses && metric.Class < classes.Classes.Length,
        _ => !metric.IsOfClasses,
    };

    /// <summary>A metric out of all.</summary>
    /// <exception cref="ArgumentException">It is not among them.</exception>
    public static double Value(SelectionMetric metric, ModelMetrics metrics) => (metric.Kind, metrics) switch
    {
        (MetricKind.MeanAbsoluteError, RegressionMetrics numbers) => numbers.MeanAbsoluteError,
        (MetricKind.RootMeanSquaredError, RegressionMetrics numbers) => numbers.RootMeanSquaredError,
        (MetricKind.R2, RegressionMetrics numbers) => numbers.R2,
        (MetricKind.Accuracy, ClassMetrics classes) => classes.Accuracy,
        (MetricKind.TopK, ClassMetrics classes) => classes.TopK,
        (MetricKind.MacroF1, ClassMetrics classes) => classes.MacroF1,
        (MetricKind.MacroPrecision, ClassMetrics classes) => classes.MacroPrecision,
        (MetricKind.MacroRecall, ClassMetrics classes) => classes.MacroRecall,
        (MetricKind.Precision, ClassMetrics classes) when metric.Class < classes.Classes.Length => classes.Classes[metric.Class].Precision,
        (MetricKind.Recall, ClassMetrics classes) when metric.Class < classes.Classes.Length => classes.Classes[metric.Class].Recall,
        (MetricKind.F1, ClassMetrics classes) when metric.Class < classes.Classes.Length => classes.Classes[metric.Class].F1,
        _ => throw new ArgumentException($"There is no {metric} among {metrics.GetType().Name}.", nameof(metrics)),
    };
}
