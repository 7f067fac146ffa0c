using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Coordinator.Wording;

/// <summary>The names of metrics in files and sentences.</summary>
internal static class MetricNames
{
    /// <summary>As a column of a file: <c>macro_f1</c>, <c>recall_fraud</c>.</summary>
    public static string ColumnOf(Metric metric) => metric.Text.Replace('-', '_').Replace(':', '_');

    /// <summary>Which way is better: <c>higher is better</c>.</summary>
    public static string DirectionOf(Metric metric) => metric.HigherIsBetter ? "higher is better" : "lower is better";
}
