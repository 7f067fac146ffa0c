namespace ActorSearch.Shared.Results.Ranking;

/// <summary>
/// The one order of configurations whose folds are all scored: by the metric; among equals the lower mean loss, the smaller spread of the
/// metric, fewer parameters, and last the lower index.
/// </summary>
/// <param name="parameters">Number of parameters of a configuration's net, asked only where all before it is equal; null where it is not known.</param>
public sealed class RankOrder(Func<int, long>? parameters = null) : IComparer<(int Configuration, FoldSummary Summary)>
{
    /// <summary>Bits of a mean that are compared: means of the same counts may differ in their last bits, because their sums are rounded.</summary>
    private const int Bits = 44;

    /// <inheritdoc/>
    public int Compare((int Configuration, FoldSummary Summary) x, (int Configuration, FoldSummary Summary) y) =>
        CompareScores(x, y) is not 0 and var order ? order : x.Configuration.CompareTo(y.Configuration);

    /// <summary>The same without the index: 0 if only the index differs.</summary>
    public int CompareScores((int Configuration, FoldSummary Summary) x, (int Configuration, FoldSummary Summary) y)
    {
        var order = CompareCosts(x.Summary.Cost, y.Summary.Cost);
        order = order != 0 ? order : CompareCosts(x.Summary.Mean, y.Summary.Mean);
        order = order != 0 ? order : CompareCosts(x.Summary.CostDeviation ?? 0, y.Summary.CostDeviation ?? 0);
        return order != 0 || parameters is null || x.Configuration == y.Configuration
            ? order
            : parameters(x.Configuration).CompareTo(parameters(y.Configuration));
    }

    /// <summary>Which of two means is lower; 0 where they differ by no more than rounding.</summary>
    public static int CompareCosts(double x, double y) => x == y ? 0 : Rounded(x).CompareTo(Rounded(y));

    private static double Rounded(double number)
    {
        if (number == 0 || !double.IsFinite(number))
        {
            return number;
        }

        var exponent = Math.ILogB(number);
        return Math.ScaleB(Math.Round(Math.ScaleB(number, Bits - exponent)), exponent - Bits);
    }
}
