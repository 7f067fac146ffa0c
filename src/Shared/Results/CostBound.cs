using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Results;

/// <summary>How good a fold can be at the best.</summary>
public static class CostBound
{
    /// <summary>The lowest cost that a metric allows; null where there is none. Losses and errors are ≥ 0, R² and shares of rows are ≤ 1.</summary>
    public static double? Of(SelectionMetric metric) => metric.Kind switch
    {
        MetricKind.Loss or MetricKind.MeanAbsoluteError or MetricKind.RootMeanSquaredError => 0,
        MetricKind.R2 => -1,
        _ when metric.IsOfClasses => -1,
        _ => null,
    };
}
