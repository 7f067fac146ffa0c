using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Metrics.Labels;

/// <summary>Mean over labels of the area under the ROC curve.</summary>
public sealed record LabelRocAucMacro() : LabelRankMetric("label-roc-auc-macro")
{
    public static readonly Kind<Metric> Kind = new("label-roc-auc-macro", _ => new LabelRocAucMacro());

    /// <inheritdoc/>
    private protected override double Compute(ScoreOrder order, bool[] positive, ReadOnlySpan<float> weights) => order.RocAuc(positive, weights);
}
