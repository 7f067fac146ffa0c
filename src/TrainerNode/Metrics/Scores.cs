

namespace ActorSearch.TrainerNode.Metrics;

/// <summary>Rows in the order of a score, equal scores together: what the metrics of ranks are computed from.</summary>
internal static class Scores
{
    /// <summary>The ranks of numbers from 1, equal ones with the mean of their ranks.</summary>
    public static double[] Ranks(ReadOnlySpan<float> scores)
    {
        var (sorted, order) = Sorted(scores);
        var ranks = new double[sorted.Length];
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            next = EndOfTie(sorted, first);
            for (var i = first; i < next; i++) ranks[order[i]] = (first + 1 + next) / 2.0;
        }

        return ranks;
    }

    /// <summary>
    /// Area under the ROC curve: the share of pairs of a positive and a negative row whose scores are in that order, equal scores counting half
    /// (Mann and Whitney's U); NaN without one of the two.
    /// </summary>
    /// <param name="positive">As many as scores.</param>
    public static double RocAuc(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        var (ranks, sum, count) = (Ranks(scores), 0.0, 0L);
        for (var row = 0; row < ranks.Length; row++)
        {
            if (!positive[row]) continue;
            sum += ranks[row];
            count++;
        }

        return (sum - (count * (count + 1) / 2.0)) / ((double)count * (ranks.Length - count));
    }

    /// <summary>Σ (Rₙ − Rₙ₋₁)·Pₙ over the different scores, from the highest: recall and precision of the rows from there up; NaN without a positive row.</summary>
    /// <param name="positive">As many as scores.</param>
    public static double AveragePrecision(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        var (sorted, order) = Sorted(scores);
        var (sum, hits, last) = (0.0, 0, 0);
        for (int end = sorted.Length, first; end > 0; end = first)
        {
            first = end - 1;
            while (first > 0 && sorted[first - 1] == sorted[end - 1]) first--;
            for (var i = first; i < end; i++) hits += positive[order[i]] ? 1 : 0;
            sum += (hits - last) * (hits / (double)(sorted.Length - first));
            last = hits;
        }

        return sum / hits;
    }

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
