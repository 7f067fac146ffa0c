namespace ActorSearch.Shared.Predictions;

/// <summary>A threshold of the second class's probability that was chosen on some rows.</summary>
/// <param name="Value">From 0 to 1, a number of 32 bits: programs that compute in these decide in the same way.</param>
/// <param name="Score">What it was chosen by, on the same rows: optimistically biased.</param>
/// <param name="Unchosen">The same where the most probable class is predicted.</param>
public sealed record ChosenThreshold(double Value, double Score, double Unchosen)
{
    private const double Usual = 0.5;

    /// <summary>
    /// Tries a threshold between any two different probabilities, below the lowest and above the highest. Of equally good ones the nearest to 0.5 is taken, of two equally near
    /// ones the lower. Null where no threshold has a score.
    /// </summary>
    /// <param name="probabilities">Of the second class, one a row; none is NaN.</param>
    /// <param name="isSecond">The rows of the second class.</param>
    /// <param name="score">Of the counts of both classes; NaN where there is none.</param>
    /// <param name="higherIsBetter">Which score is better.</param>
    /// <param name="weights">How much each row counts, a row with 0 not at all; null: all alike.</param>
    public static ChosenThreshold? Choose(double[] probabilities, bool[] isSecond, Func<ClassCounts[], double> score, bool higherIsBetter, double[]? weights = null)
    {
        var order = Enumerable.Range(0, probabilities.Length).Where(row => weights is null || weights[row] > 0).ToArray();
        var sorted = Array.ConvertAll(order, row => probabilities[row]);
        Array.Sort(sorted, order);
        Array.Reverse(sorted);
        Array.Reverse(order);

        // Summed in the order in which rows are passed below: then nothing is left of a class whose rows are all passed.
        var (positives, negatives) = (order.Sum(row => Counted(row, true)), order.Sum(row => Counted(row, false)));
        var (hits, wrong) = (0.0, 0.0);
        ChosenThreshold? best = null;
        var unchosen = double.NaN;
        for (var predicted = 0; predicted <= order.Length; predicted++)
        {
            var (above, below) = (predicted == 0 ? double.PositiveInfinity : sorted[predicted - 1], predicted == order.Length ? double.NegativeInfinity : sorted[predicted]);
            if (predicted > 0) (hits, wrong) = (hits + Counted(order[predicted - 1], true), wrong + Counted(order[predicted - 1], false));
            if (above == below) continue;
            var found = score([new ClassCounts(negatives, negatives - wrong + (positives - hits), negatives - wrong), new ClassCounts(positives, hits + wrong, hits)]);
            if (above > Usual && below <= Usual) unchosen = found;
            if (double.IsNaN(found) || Between(below, above) is not { } value) continue;
            var gain = best is null ? 1 : higherIsBetter ? found - best.Score : best.Score - found;
            if (gain > 0 || (gain == 0 && Math.Abs(value - Usual) <= Math.Abs(best!.Value - Usual))) best = new ChosenThreshold(value, found, double.NaN);
        }

        return best is null ? null : best with { Unchosen = unchosen };

        double Counted(int row, bool second) => isSecond[row] != second ? 0 : weights?[row] ?? 1;
    }

    /// <summary>A number of 32 bits above one probability and at most another: 0.5 if it is one, else the nearest to their middle; null where there is none in [0, 1].</summary>
    private static double? Between(double below, double above)
    {
        if (below < Usual && above >= Usual) return Usual;
        var (low, high) = (Math.Max(below, 0), Math.Min(above, 1));
        var middle = (double)(float)((low + high) / 2);
        return middle > below && middle <= above ? middle : high > below && high <= above && (float)high == high ? high : null;
    }
}
