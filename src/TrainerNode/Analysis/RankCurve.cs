using ActorSearch.TrainerNode.Metrics;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>
/// ROC and precision-recall curve of a score: a point for each threshold, from the highest, where a row is predicted as positive if its score is at least the threshold
/// (Fawcett, «An introduction to ROC analysis», 2006). Equal scores are one point. The points are those of scikit-learn's roc_curve without its first, and of
/// precision_recall_curve without its last; where there are more than 100,000 rows, some of them at even distances. The areas are those of all rows.
/// </summary>
/// <param name="Thresholds">The different scores, falling.</param>
/// <param name="FalsePositiveRates">Share of the negative rows that are predicted as positive.</param>
/// <param name="Recalls">Share of the positive rows that are found: the true positive rate.</param>
/// <param name="Precisions">Share of the rows predicted as positive that are.</param>
public sealed record RankCurve(double[] Thresholds, double[] FalsePositiveRates, double[] Recalls, double[] Precisions)
{
    private const int MostPoints = 100_000;

    /// <summary>Area under the ROC curve.</summary>
    public double RocAuc { get; private init; }

    /// <summary>Average precision.</summary>
    public double AveragePrecision { get; private init; }

    /// <summary>Positive rows by all rows: what precision a score without information has.</summary>
    public double Share { get; private init; }

    /// <summary>The curve of some rows; null unless there are positive and negative ones.</summary>
    /// <param name="scores">One a row, without NaN.</param>
    /// <param name="positive">As many.</param>
    /// <param name="kept">A threshold whose point is not left out.</param>
    public static RankCurve? Compute(float[] scores, bool[] positive, double? kept = null)
    {
        var positives = positive.Count(one => one);
        if (positives == 0 || positives == positive.Length) return null;
        var order = ScoreOrder.Create(scores);
        var sorted = order.Sorted;
        var rows = order.Rows;
        var (thresholds, wrong, found, right) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (stride, next, hits) = (1 + (sorted.Length / MostPoints), 0, 0);
        for (var at = sorted.Length - 1; at >= 0; at--)
        {
            hits += positive[rows[at]] ? 1 : 0;
            if (at > 0 && sorted[at - 1] == sorted[at]) continue;
            var count = sorted.Length - at;
            if (count <= next && at > 0 && !(sorted[at] >= kept && !(sorted[at - 1] >= kept))) continue;
            next = count - 1 + stride;
            thresholds.Add(sorted[at]);
            wrong.Add((count - hits) / (double)(positive.Length - positives));
            found.Add(hits / (double)positives);
            right.Add(hits / (double)count);
        }

        return new RankCurve([.. thresholds], [.. wrong], [.. found], [.. right])
        {
            RocAuc = order.RocAuc(positive),
            AveragePrecision = order.AveragePrecision(positive),
            Share = positives / (double)positive.Length,
        };
    }
}
