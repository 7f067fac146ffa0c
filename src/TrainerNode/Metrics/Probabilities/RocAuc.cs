using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Probabilities;

/// <summary>Area under the ROC curve of two classes; of several the mean over each class against the rest (Fawcett, «An introduction to ROC analysis», 2006).</summary>
public sealed record RocAuc() : RankMetric("roc-auc")
{
    public static readonly Kind<Metric> Kind = new("roc-auc", _ => new RocAuc());

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows) => Mean(rows, (order, positive) => order.RocAuc(positive, rows.Weights.Span), _ => 1);
}
