using System.Collections.Immutable;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>Metrics as <c>best.json</c> holds them.</summary>
internal static class ScoreJson
{
    /// <summary>An object of the metrics' names and values; null where nothing was scored.</summary>
    /// <param name="score">Of one set of rows.</param>
    /// <param name="metrics">Which metrics: those that were not measured are left out.</param>
    /// <param name="classes">Names of the classes, one a class; may be default where rows have none.</param>
    public static object? MetricsOf(Score? score, MetricSet metrics, ImmutableArray<string> classes)
    {
        if (score is null) return null;
        var (members, undefined) = (new Members(), new Members());
        foreach (var metric in metrics.Final)
        {
            if (score.Metrics.Find(metric) is not { } value) continue;
            members.Add(metric.Key, double.IsNaN(value) && metric is ReportedMetric ? null : value);
            if (metric is not ReportedMetric && UndefinedMetric.Reason(metric, score, classes) is { } reason) undefined.Add(metric.Key, $"the rows have {reason}");
        }

        if (undefined.Count > 0) members.Add("undefined", undefined);

        if (!score.Metrics.Classes.IsEmpty)
        {
            members.Add("classes", score.Metrics.Classes.Select((counts, index) => new Members
            {
                ["name"] = classes.IsDefaultOrEmpty ? null : classes[index],
                ["support"] = counts.Support,
                ["predicted"] = counts.Predicted,
                ["hits"] = counts.Hits,
                ["precision"] = counts.Precision,
                ["recall"] = counts.Recall,
                ["f1"] = counts.F1,
            }));
        }

        return members;
    }
}
