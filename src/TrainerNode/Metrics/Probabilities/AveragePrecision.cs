using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Probabilities;

/// <summary>Average precision of the second of two classes; of several the mean over each class against the rest.</summary>
public sealed record AveragePrecision() : RankMetric("average-precision")
{
    public static readonly Kind<Metric> Kind = new("average-precision", _ => new AveragePrecision());

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows) => Mean(rows, (order, positive) => order.AveragePrecision(positive, rows.Weights.Span), _ => 1);
}
