using System.Collections.Immutable;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>Metrics as <c>best.json</c> holds them.</summary>
internal static class ScoreJson
{
    /// <summary>An object of the metrics' names and values; null where nothing was scored.</summary>
    /// <param name="score">Of one set of rows.</param>
    /// <param name="classes">Names of the classes, one a class; may be default where rows have none.</param>
    public static object? MetricsOf(Score? score, ImmutableArray<string> classes) => score?.Metrics switch
    {
        null => null,
        RegressionMetrics numbers => new
        {
            meanAbsoluteError = numbers.MeanAbsoluteError,
            rootMeanSquaredError = numbers.RootMeanSquaredError,
            r2 = numbers.R2,
        },
        ClassMetrics metrics => new
        {
            metrics.Accuracy,
            k = metrics.K,
            metrics.TopK,
            metrics.MacroF1,
            metrics.MacroPrecision,
            metrics.MacroRecall,
            classes = metrics.Classes.Select((counts, index) => new
            {
                name = classes.IsDefaultOrEmpty ? null : classes[index],
                counts.Support,
                counts.Predicted,
                counts.Hits,
                counts.Precision,
                counts.Recall,
                counts.F1,
            }),
        },
        var other => throw new InvalidOperationException($"{other.GetType().Name} is not a kind of metrics."),
    };
}
