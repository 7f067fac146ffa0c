

namespace ActorSearch.TrainerNode.Metrics;

/// <summary>Rows in the order of a score, equal scores together: what the metrics of ranks are computed from.</summary>
internal static class Scores
{
    /// <summary>Whether the rows that count have one number. Sums of weights do not show it: they are rounded.</summary>
    /// <param name="weights">As many as numbers, or none: all count 1.</param>
    public static bool AreEqual(ReadOnlySpan<float> numbers, ReadOnlySpan<float> weights)
    {
        var first = -1;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (Weight(weights, i) == 0) continue;
            if (first < 0) first = i;
            else if (numbers[i] != numbers[first]) return false;
        }

        return true;
    }

    /// <summary>The ranks of numbers from 1, equal ones with the mean of their ranks; a row with the weight 2 is two equal numbers.</summary>
    /// <param name="weights">As many as scores, or none: all count 1.</param>
    public static double[] Ranks(ReadOnlySpan<float> scores, ReadOnlySpan<float> weights = default)
    {
        var (sorted, order) = Sorted(scores);
        var ranks = new double[sorted.Length];
        var below = 0.0;
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            next = EndOfTie(sorted, first);
            var tied = 0.0;
            for (var i = first; i < next; i++) tied += Weight(weights, order[i]);
            for (var i = first; i < next; i++) ranks[order[i]] = below + ((tied + 1) / 2);
            below += tied;
        }

        return ranks;
    }

    /// <summary>
    /// Area under the ROC curve: the share of pairs of a positive and a negative row whose scores are in that order, equal scores counting half
    /// (Mann and Whitney's U), each pair by the product of its weights; NaN without one of the two.
    /// </summary>
    /// <param name="positive">As many as scores.</param>
    /// <param name="weights">As many as scores, or none: all count 1.</param>
    public static double RocAuc(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, ReadOnlySpan<float> weights = default)
    {
        var (sorted, order) = Sorted(scores);
        double pairs = 0, positives = 0, negatives = 0;
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            next = EndOfTie(sorted, first);
            double tiedPositives = 0, tiedNegatives = 0;
            for (var i = first; i < next; i++)
            {
                if (positive[order[i]]) tiedPositives += Weight(weights, order[i]);
                else tiedNegatives += Weight(weights, order[i]);
            }

            pairs += tiedPositives * (negatives + (tiedNegatives / 2));
            positives += tiedPositives;
            negatives += tiedNegatives;
        }

        return pairs / (positives * negatives);
    }

    /// <summary>Σ (Rₙ − Rₙ₋₁)·Pₙ over the different scores, from the highest: recall and precision of the rows from there up; NaN without a positive row.</summary>
    /// <param name="positive">As many as scores.</param>
    /// <param name="weights">As many as scores, or none: all count 1.</param>
    public static double AveragePrecision(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, ReadOnlySpan<float> weights = default)
    {
        var (sorted, order) = Sorted(scores);
        var (sum, hits, last, all) = (0.0, 0.0, 0.0, 0.0);
        for (int end = sorted.Length, first; end > 0; end = first)
        {
            first = end - 1;
            while (first > 0 && sorted[first - 1] == sorted[end - 1]) first--;
            for (var i = first; i < end; i++)
            {
                var weight = Weight(weights, order[i]);
                all += weight;
                hits += positive[order[i]] ? weight : 0;
            }

            if (hits > last) sum += (hits - last) * (hits / all);
            last = hits;
        }

        return sum / hits;
    }

    private static double Weight(ReadOnlySpan<float> weights, int row) => weights.IsEmpty ? 1 : weights[row];

    private static (float[] Sorted, int[] Order) Sorted(ReadOnlySpan<float> scores)
    {
        float[] sorted = scores.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        return (sorted, order);
    }

    private static int EndOfTie(float[] sorted, int first)
    {
        var next = first + 1;
        while (next < sorted.Length && sorted[next] == sorted[first]) next++;
        return next;
    }
}
