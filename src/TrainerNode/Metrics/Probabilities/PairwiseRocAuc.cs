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
        var (order, positive, weights) = (new ScoreOrder(rows.Rows), new bool[rows.Rows], new float[rows.Weights.Length]);
        var (sum, pairs) = (0.0, 0);
        for (var one = 0; one < rows.Classes; one++)
        {
            for (var other = one + 1; other < rows.Classes; other++)
            {
                sum += (Auc(one, other) + Auc(other, one)) / 2;
                pairs++;
            }
        }

        return sum / pairs;

        double Auc(int of, int against)
        {
            var scores = order.Begin(rows.Rows);
            var count = 0;
            for (var row = 0; row < rows.Rows; row++)
            {
                if (rows.ClassOf(row) != of && rows.ClassOf(row) != against) continue;
                (scores[count], positive[count]) = (rows.Probabilities[(row * rows.Classes) + of], rows.ClassOf(row) == of);
                if (weights.Length > 0) weights[count] = rows.Weights.Span[row];
                count++;
            }

            order.Begin(count);
            order.Sort();
            return order.RocAuc(positive, weights);
        }
    }
}
