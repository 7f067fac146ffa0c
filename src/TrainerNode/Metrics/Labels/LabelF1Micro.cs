using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Labels;

/// <summary>F1 of all rows and labels together; 0 where no row has or is predicted a label.</summary>
public sealed record LabelF1Micro() : LabelMetric("label-f1-micro")
{
    public static readonly Kind<Metric> Kind = new("label-f1-micro", _ => new LabelF1Micro());

    /// <inheritdoc/>
    public override bool IsPooledF1 => true;

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows) => LabelThresholds.Sum(rows.Counts).F1;
}
