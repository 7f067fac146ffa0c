using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Results;

/// <summary>Turns a metric into a cost: lower is better, so that ranking and selection need no direction.</summary>
public static class SelectionCost
{
    /// <summary>The cost of a fold: the metric at its best epoch, with the opposite sign where more is better.</summary>
    /// <exception cref="ArgumentException">The fold was not scored by this metric, or has no such class.</exception>
    public static double Compute(Metric metric, FoldOutcome.Scored scored) => Compute(metric, scored.ValidationLoss, scored.Metrics);

    /// <summary>The cost that a loss and metrics of one epoch make.</summary>
    /// <exception cref="ArgumentException">As above.</exception>
    public static double Compute(Metric metric, double validationLoss, ModelMetrics metrics) =>
        OfValue(metric, metric is LossMetric ? validationLoss : Value(metric, metrics));

    /// <summary>The cost that a value of the metric makes.</summary>
    public static double OfValue(Metric metric, double value) => metric.HigherIsBetter ? -value : value;

    /// <summary>The metric that a cost was made of.</summary>
    public static double Metric(Metric metric, double cost) => metric.HigherIsBetter ? 0 - cost : cost;

    /// <summary>The lowest cost that a metric allows; −∞ where it has no bound.</summary>
    public static double Least(Metric metric) => metric.Best is { } best ? OfValue(metric, best) : double.NegativeInfinity;

    /// <summary>Whether a metric is among these.</summary>
    public static bool Is(Metric metric, ModelMetrics metrics) => metric is LossMetric || metrics.Find(metric) is not null;

    /// <summary>A metric out of all.</summary>
    /// <exception cref="ArgumentException">It is not among them.</exception>
    public static double Value(Metric metric, ModelMetrics metrics) =>
        metrics.Find(metric) ?? throw new ArgumentException($"There is no {metric.Name} among the metrics.", nameof(metrics));
}
