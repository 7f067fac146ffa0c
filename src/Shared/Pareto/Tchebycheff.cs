namespace ActorSearch.Shared.Pareto;

/// <summary>
/// One cost for several, by the augmented norm of Tchebycheff (Knowles, «ParEGO: A hybrid algorithm with on-line landscape approximation for expensive
/// multiobjective optimization problems», 2006): each weighing finds another part of the front, also where it is not convex.
/// </summary>
public static class Tchebycheff
{
    private const double Augmentation = 0.05;

    /// <summary>The largest weighted cost of each point, and a little of their sum; 0 to 1.05.</summary>
    /// <param name="costs">Finite; of each point as many. They are scaled to 0 (the best) to 1 (the worst).</param>
    /// <param name="weights">≥ 0, with sum 1.</param>
    public static double[] Scalarize(IReadOnlyList<double[]> costs, ReadOnlySpan<double> weights)
    {
        var (largest, sums) = (new double[costs.Count], new double[costs.Count]);
        for (var goal = 0; goal < weights.Length; goal++)
        {
            var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (var point in costs) (least, most) = (Math.Min(least, point[goal]), Math.Max(most, point[goal]));
            for (var i = 0; i < costs.Count && most > least; i++)
            {
                var weighted = weights[goal] * ((costs[i][goal] - least) / (most - least));
                largest[i] = Math.Max(largest[i], weighted);
                sums[i] += weighted;
            }
        }

        for (var i = 0; i < largest.Length; i++) largest[i] += Augmentation * sums[i];
        return largest;
    }
}
