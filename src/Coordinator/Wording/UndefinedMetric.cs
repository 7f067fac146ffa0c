using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Wording;

/// <summary>Metrics that scored rows do not define, for example the area under a ROC curve where all rows are of one class.</summary>
internal static class UndefinedMetric
{
    private static readonly double[] OneTarget = [0];

    /// <summary>The value for people, or why there is none.</summary>
    /// <param name="score">Of test rows; it has the metric.</param>
    /// <param name="classes">Their names, in order; empty where targets are numbers.</param>
    public static string Format(Metric metric, Score score, ImmutableArray<string> classes) =>
        Reason(metric, score, classes) is { } reason ? $"not defined, because the test rows have {reason}"
        : SelectionCost.Value(metric, score.Metrics) is var value && IsUndefined(value, score) ? "not defined on the test rows" : Figures.Format(value);

    /// <summary>What keeps a metric from being defined, to end the sentence «the rows have …»; null where it is defined, or the score does not show it.</summary>
    /// <inheritdoc cref="Format"/>
    public static string? Reason(Metric metric, Score score, ImmutableArray<string> classes)
    {
        var counts = score.Metrics.Classes;
        if (metric.Among(classes.IsDefault ? [] : classes) is not { } known || metric.IsForLabels) return null;
        if (counts.IsEmpty)
        {
            // Of numbers each metric has one reason, and any target that is the only one shows it.
            return metric.IsForClasses == false && score.Metrics.Find(metric) is { } value && IsUndefined(value, score) ? known.Undefined(OneTarget, []) : null;
        }

        double[] there = [.. Enumerable.Range(0, counts.Length).Where(index => counts[index].Support > 0).Select(index => (double)index)];
        return there.Length == 0 || classes.Length != counts.Length ? null : known.Undefined(there, classes);
    }

    // Predictions that are not finite have no loss either, and that is another reason.
    private static bool IsUndefined(double value, Score score) => double.IsNaN(value) && double.IsFinite(score.Loss);
}
