using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Metrics.Labels;

/// <summary>Mean over labels of the average precision.</summary>
public sealed record LabelAveragePrecision() : LabelRankMetric("label-average-precision")
{
    public static readonly Kind<Metric> Kind = new("label-average-precision", _ => new LabelAveragePrecision());

    /// <inheritdoc/>
    protected override bool NeedsOthers => false;

    /// <inheritdoc/>
    protected override double Compute(float[] scores, bool[] positive, ReadOnlySpan<float> weights) => Scores.AveragePrecision(scores, positive, weights);
}
