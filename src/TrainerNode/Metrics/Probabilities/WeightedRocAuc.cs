using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Probabilities;

/// <summary>As <see cref="RocAuc"/>, but each class counts by its rows.</summary>
public sealed record WeightedRocAuc() : RankMetric("roc-auc-weighted")
{
    public static readonly Kind<Metric> Kind = new("roc-auc-weighted", _ => new WeightedRocAuc());

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows) => Mean(rows, (order, positive) => order.RocAuc(positive, rows.Weights.Span), ofClass => ofClass);
}
