using System.Collections.Immutable;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Analysis;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>Out-of-fold predictions of one label.</summary>
/// <param name="Name">Of the label.</param>
/// <param name="Rows">How many rows were predicted.</param>
/// <param name="Counts">Rows with the label, rows that are predicted to have it, and rows with both.</param>
/// <param name="RocAuc">NaN where all rows have the label, or none.</param>
/// <param name="AveragePrecision">NaN as above.</param>
internal sealed record HeldLabel(string Name, int Rows, ClassCounts Counts, double RocAuc, double AveragePrecision)
{
    /// <summary>The probability from which it is predicted.</summary>
    public double Threshold { get; init; } = LabelSet.Threshold;

    /// <summary>All labels, in order.</summary>
    public static ImmutableArray<HeldLabel> List(OutOfFoldPredictions predicted) => [.. predicted.Table.Classes.Select((name, label) => Compute(predicted, name, label))];

    private static HeldLabel Compute(OutOfFoldPredictions predicted, string name, int label)
    {
        var (support, held, hits) = (0, 0, 0);
        for (var place = 0; place < predicted.Count; place++)
        {
            var (has, predicts) = (predicted.Has(place, label), predicted.Predicts(place, label));
            support += has ? 1 : 0;
            held += predicts ? 1 : 0;
            hits += has && predicts ? 1 : 0;
        }

        var (probabilities, have) = predicted.OfClass(label);
        var curve = RankCurve.Compute(probabilities, have, null);
        return new HeldLabel(name, predicted.Count, new ClassCounts(support, held, hits), curve?.RocAuc ?? double.NaN, curve?.AveragePrecision ?? double.NaN)
        {
            Threshold = predicted.LabelThresholds.IsEmpty ? LabelSet.Threshold : predicted.LabelThresholds[label],
        };
    }
}
