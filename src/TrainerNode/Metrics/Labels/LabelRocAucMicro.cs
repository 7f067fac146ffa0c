using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Labels;

/// <summary>Area under the ROC curve of all rows and labels together.</summary>
public sealed record LabelRocAucMicro() : LabelMetric("label-roc-auc-micro")
{
    public static readonly Kind<Metric> Kind = new("label-roc-auc-micro", _ => new LabelRocAucMicro());

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var (positive, weights) = (new bool[rows.Rows * rows.Classes], new float[rows.Weights.IsEmpty ? 0 : rows.Rows * rows.Classes]);
        for (var at = 0; at < positive.Length; at++)
        {
            positive[at] = rows.Has(at / rows.Classes, at % rows.Classes);
            if (weights.Length > 0) weights[at] = rows.Weights.Span[at / rows.Classes];
        }

        return Scores.RocAuc(rows.Probabilities, positive, weights);
    }

    /// <inheritdoc/>
    public override string? Undefined(ReadOnlySpan<double> targets, ImmutableArray<string> classes)
    {
        var count = 0L;
        foreach (var target in targets) count += LabelSet.Count(target);
        return count == 0 ? "no row with a label" : count == (long)targets.Length * classes.Length ? "only rows with all labels" : null;
    }
}
