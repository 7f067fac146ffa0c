using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>Predicted rows label by label.</summary>
internal static class LabelRows
{
    /// <summary>Of each label its probabilities and which rows have it.</summary>
    /// <param name="rows">The rows of the table that are predicted.</param>
    /// <param name="predictions">Rows × labels.</param>
    public static (double[] Probabilities, bool[] Have)[] Collect(DataTable table, int[] rows, double[] predictions) =>
    [
        .. table.Classes.Select((_, label) => (
            Enumerable.Range(0, rows.Length).Select(place => predictions[(place * table.Classes.Length) + label]).ToArray(),
            Array.ConvertAll(rows, row => LabelSet.Has(table.Targets[row], label)))),
    ];

    /// <summary>How much each of some rows counts; null: all alike.</summary>
    public static double[]? WeightsOf(DataTable table, int[] rows) => table.Roles.Weights is { } all ? Array.ConvertAll(rows, row => (double)all.Values[row]) : null;

    /// <summary>The score of all labels with these thresholds; empty: 0.5. NaN where a probability is NaN.</summary>
    public static double Score(ThresholdRule.ByLabels rule, IReadOnlyCollection<(double[] Probabilities, bool[] Have)> labels, IReadOnlyList<double> thresholds, double[]? weights) =>
        labels.Any(label => label.Probabilities.Any(double.IsNaN)) ? double.NaN
        : rule.Overall([.. labels.Select((label, at) => LabelThresholds.Counts(label.Probabilities, label.Have, thresholds.Count == 0 ? LabelSet.Threshold : thresholds[at], weights))]);
}
