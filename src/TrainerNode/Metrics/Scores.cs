namespace ActorSearch.TrainerNode.Metrics;

/// <summary>Numbers of rows that are compared by their order.</summary>
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
        var order = ScoreOrder.Create(scores);
        var ranks = new double[scores.Length];
        var below = 0.0;
        for (int first = 0, next; first < ranks.Length; first = next)
        {
            next = order.EndOfTie(first);
            var tied = 0.0;
            for (var i = first; i < next; i++) tied += Weight(weights, order.Rows[i]);
            for (var i = first; i < next; i++) ranks[order.Rows[i]] = below + ((tied + 1) / 2);
            below += tied;
        }

        return ranks;
    }

    /// <inheritdoc cref="ScoreOrder.RocAuc"/>
    public static double RocAuc(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, ReadOnlySpan<float> weights = default) =>
        ScoreOrder.Create(scores).RocAuc(positive, weights);

    /// <summary>How much a row counts.</summary>
    public static double Weight(ReadOnlySpan<float> weights, int row) => weights.IsEmpty ? 1 : weights[row];
}
