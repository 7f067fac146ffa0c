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
    private protected override double Compute(ScoreOrder order, bool[] positive, ReadOnlySpan<float> weights) => order.AveragePrecision(positive, weights);
}
