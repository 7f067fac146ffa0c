namespace ActorSearch.Shared.Pareto;

/// <summary>The part of a box of costs that some points dominate (Zitzler and Thiele, 1999), by slices along the last cost.</summary>
public static class Hypervolume
{
    /// <summary>The volume between points and a reference, in the product of the costs' units; ≥ 0.</summary>
    /// <param name="points">Points that are worse than the reference in some cost count as being at it.</param>
    /// <param name="reference">A point that is worse than others.</param>
    public static double Compute(IEnumerable<double[]> points, double[] reference) => Compute([.. points], reference, reference.Length);

    /// <summary>
    /// The share of the box between the best and the worst of each cost that is dominated by the points up to each one: how a search comes along. A cost
    /// that is the same everywhere does not count.
    /// </summary>
    /// <param name="costs">In the order of the search; NaN: no point.</param>
    public static double[] Course(IReadOnlyList<double[]> costs)
    {
        var shares = new double[costs.Count];
        var known = costs.Where(point => Array.TrueForAll(point, double.IsFinite)).ToList();
        if (known.Count == 0) return shares;
        var goals = Enumerable.Range(0, known[0].Length)
            .Select(goal => (Goal: goal, Least: known.Min(point => point[goal]), Most: known.Max(point => point[goal]))).Where(of => of.Most > of.Least).ToList();
        double[] reference = [.. goals.Select(_ => 1.0)];
        List<double[]> front = [];
        for (var (i, share) = (0, 0.0); i < costs.Count; shares[i++] = share)
        {
            if (!Array.TrueForAll(costs[i], double.IsFinite)) continue;
            double[] point = [.. goals.Select(of => (costs[i][of.Goal] - of.Least) / (of.Most - of.Least))];
            if (front.Exists(other => other.AsSpan().SequenceEqual(point) || Fronts.Dominates(other, point))) continue;
            front.RemoveAll(other => Fronts.Dominates(point, other));
            front.Add(point);
            share = goals.Count == 0 ? 1 : Compute(front, reference);
        }

        return shares;
    }

    private static double Compute(List<double[]> points, double[] reference, int goals)
    {
        if (points.Count == 0) return 0;
        if (goals == 1) return Math.Max(0, reference[0] - points.Min(point => point[0]));
        var (volume, slice, last) = (0.0, new List<double[]>(), goals - 1);
        var sorted = points.Where(point => point[last] < reference[last]).OrderBy(point => point[last]).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            slice.Add(sorted[i]);
            var depth = (i + 1 < sorted.Count ? sorted[i + 1][last] : reference[last]) - sorted[i][last];
            if (depth > 0) volume += depth * Compute(slice, reference, last);
        }

        return volume;
    }
}
