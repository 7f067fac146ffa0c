using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Coordinator.Wording;

/// <summary>The names of metrics in files and sentences.</summary>
internal static class MetricNames
{
    private static readonly SelectionMetricKind Kind = new();

    /// <summary>As the experiment file does: <c>macro-f1</c>, <c>recall:fraud</c>.</summary>
    public static string Of(SelectionMetric metric) => Kind.Format(metric);

    /// <summary>As a column of a file: <c>macro_f1</c>, <c>recall_fraud</c>.</summary>
    public static string ColumnOf(SelectionMetric metric) => Of(metric).Replace('-', '_').Replace(':', '_');

    /// <summary>Which way is better: <c>higher is better</c>.</summary>
    public static string DirectionOf(SelectionMetric metric) => metric.HigherIsBetter ? "higher is better" : "lower is better";
}
