using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Labels;

/// <summary>Mean F1 over all labels; of a label that no row has or is predicted it is 0.</summary>
public sealed record LabelF1Macro() : LabelMetric("label-f1-macro")
{
    public static readonly Kind<Metric> Kind = new("label-f1-macro", _ => new LabelF1Macro());

    /// <inheritdoc/>
    public override bool IsRecorded => true;

    /// <inheritdoc/>
    public override double? OfLabel(ClassCounts without, ClassCounts with) => with.F1;

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var sum = 0.0;
        foreach (var label in rows.Counts) sum += label.F1;
        return sum / rows.Classes;
    }
}
