using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Labels;

/// <summary>Share of wrong answers among all rows and labels.</summary>
public sealed record HammingLoss() : LabelMetric("hamming-loss", HigherIsBetter: false, Best: 0)
{
    public static readonly Kind<Metric> Kind = new("hamming-loss", _ => new HammingLoss());

    /// <inheritdoc/>
    public override bool IsRecorded => true;

    /// <inheritdoc/>
    public override double? OfLabel(ClassCounts without, ClassCounts with) => (with.Support + with.Predicted - (2 * with.Hits)) / (without.Support + with.Support);

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var wrong = 0.0;
        foreach (var label in rows.Counts) wrong += label.Support + label.Predicted - (2 * label.Hits);
        return wrong / (rows.Total * rows.Classes);
    }
}
