namespace ActorSearch.TrainerNode.Metrics;

/// <summary>
/// Rows in the order of a score, equal scores together: what the metrics of ranks are computed from. Its arrays serve one score after the other, so that
/// a metric of many classes does not leave large arrays of each.
/// </summary>
/// <param name="most">Most rows.</param>
internal sealed class ScoreOrder(int most)
{
    private readonly float[] _scores = new float[most];
    private readonly int[] _rows = new int[most];
    private int _count;

    /// <summary>The scores, rising.</summary>
    public ReadOnlySpan<float> Sorted => _scores.AsSpan(0, _count);

    /// <summary>The row of each of these scores.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _count);

    /// <summary>The order of given scores, one a row.</summary>
    public static ScoreOrder Create(ReadOnlySpan<float> scores)
    {
        var order = new ScoreOrder(scores.Length);
        scores.CopyTo(order.Begin(scores.Length));
        order.Sort();
        return order;
    }

    /// <summary>Begins with other rows.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Where their scores are to be written before <see cref="Sort"/>.</returns>
    public Span<float> Begin(int count) => _scores.AsSpan(0, _count = count);

    /// <summary>Sorts what was written.</summary>
    public void Sort()
    {
        for (var row = 0; row < _count; row++) _rows[row] = row;
        Array.Sort(_scores, _rows, 0, _count);
    }

    /// <summary>
    /// Area under the ROC curve: the share of pairs of a positive and a negative row whose scores are in that order, equal scores counting half
    /// (Mann and Whitney's U), each pair by the product of its weights; NaN without one of the two.
    /// </summary>
    /// <param name="positive">One a row.</param>
    /// <param name="weights">One a row, or none: all count 1.</param>
    public double RocAuc(ReadOnlySpan<bool> positive, ReadOnlySpan<float> weights = default)
    {
        double pairs = 0, positives = 0, negatives = 0;
        for (int first = 0, next; first < _count; first = next)
        {
            next = EndOfTie(first);
            double tiedPositives = 0, tiedNegatives = 0;
            for (var i = first; i < next; i++)
            {
                if (positive[_rows[i]]) tiedPositives += Scores.Weight(weights, _rows[i]);
                else tiedNegatives += Scores.Weight(weights, _rows[i]);
            }

            pairs += tiedPositives * (negatives + (tiedNegatives / 2));
            positives += tiedPositives;
            negatives += tiedNegatives;
        }

        return pairs / (positives * negatives);
    }

    /// <summary>Σ (Rₙ − Rₙ₋₁)·Pₙ over the different scores, from the highest: recall and precision of the rows from there up; NaN without a positive row.</summary>
    /// <param name="positive">One a row.</param>
    /// <param name="weights">One a row, or none: all count 1.</param>
    public double AveragePrecision(ReadOnlySpan<bool> positive, ReadOnlySpan<float> weights = default)
    {
        var (sum, hits, last, all) = (0.0, 0.0, 0.0, 0.0);
        for (int end = _count, first; end > 0; end = first)
        {
            first = end - 1;
            while (first > 0 && _scores[first - 1] == _scores[end - 1]) first--;
            for (var i = first; i < end; i++)
            {
                var weight = Scores.Weight(weights, _rows[i]);
                all += weight;
                hits += positive[_rows[i]] ? weight : 0;
            }

            if (hits > last) sum += (hits - last) * (hits / all);
            last = hits;
        }

        return sum / hits;
    }

    /// <summary>The end of the equal scores that begin at a place of the order.</summary>
    public int EndOfTie(int first)
    {
        var next = first + 1;
        while (next < _count && _scores[next] == _scores[first]) next++;
        return next;
    }
}
