using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Metrics.Probabilities;

/// <summary>Mean area under the ROC curve over all pairs of classes, each class of a pair once the positive one (Hand and Till, 2001).</summary>
public sealed record PairwiseRocAuc() : RankMetric("roc-auc-ovo")
{
    public static readonly Kind<Metric> Kind = new("roc-auc-ovo", _ => new PairwiseRocAuc());

    /// <inheritdoc/>
    public override double Compute(PredictedRows rows)
    {
        var (sum, pairs) = (0.0, 0);
        for (var one = 0; one < rows.Classes; one++)
        {
            for (var other = one + 1; other < rows.Classes; other++)
            {
                sum += (Auc(rows, one, other) + Auc(rows, other, one)) / 2;
                pairs++;
            }
        }

        return sum / pairs;
    }

    private static double Auc(PredictedRows rows, int positive, int negative)
    {
        int[] chosen = [.. Enumerable.Range(0, rows.Rows).Where(row => rows.ClassOf(row) == positive || rows.ClassOf(row) == negative)];
        float[] scores = [.. chosen.Select(row => rows.Probabilities[(row * rows.Classes) + positive])];
        float[] weights = rows.Weights.IsEmpty ? [] : [.. chosen.Select(row => rows.Weights.Span[row])];
        return Scores.RocAuc(scores, chosen.Select(row => rows.ClassOf(row) == positive).ToArray(), weights);
    }
}
