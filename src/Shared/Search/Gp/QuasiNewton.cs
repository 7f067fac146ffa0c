namespace ActorSearch.Shared.Search.Gp;

/// <summary>
/// Finds a minimum by the method of Broyden, Fletcher, Goldfarb and Shanno with steps that are shortened until they pay
/// (Nocedal and Wright, «Numerical Optimization», 2006, algorithms 3.1 and 6.1).
/// </summary>
internal static class QuasiNewton
{
    private const double Pays = 1e-4, LongestStep = 2, FlatSlope = 1e-3, SmallGain = 1e-4;
    private const int MostCuts = 8;

    /// <summary>The lowest point found from a start.</summary>
    /// <param name="value">The function; fills its slope. +∞ where it is not defined.</param>
    /// <param name="most">Most steps.</param>
    public static double[] Minimum(Func<double[], double[], double> value, double[] start, int most)
    {
        var count = start.Length;
        var (x, slope) = ((double[])start.Clone(), new double[count]);
        var here = value(x, slope);
        var inverse = Identity(count, 1);
        var (next, nextSlope) = (new double[count], new double[count]);
        for (var step = 0; step < most && slope.Max(Math.Abs) > FlatSlope; step++)
        {
            var direction = Times(inverse, slope);
            for (var i = 0; i < count; i++) direction[i] = -direction[i];
            var descent = Dot(direction, slope);
            var length = Math.Min(1, LongestStep / direction.Max(Math.Abs));
            var there = double.PositiveInfinity;
            for (var cut = 0; cut < MostCuts; cut++)
            {
                for (var i = 0; i < count; i++) next[i] = x[i] + (length * direction[i]);
                there = value(next, nextSlope);
                if (there <= here + (Pays * length * descent)) break;

                // The lowest point of the parabola through what is known, within bounds.
                var lowest = -descent * length * length / (2 * (there - here - (descent * length)));
                length = double.IsFinite(lowest) ? Math.Clamp(lowest, 0.1 * length, 0.5 * length) : 0.1 * length;
            }

            if (!(there < here)) break;
            Update(inverse, x, next, slope, nextSlope, step == 0);
            var gain = here - there;
            (x, next, slope, nextSlope, here) = (next, x, nextSlope, slope, there);
            if (gain < SmallGain) break;
        }

        return x;
    }

    private static void Update(double[][] inverse, double[] x, double[] next, double[] slope, double[] nextSlope, bool isFirst)
    {
        var count = x.Length;
        var (moved, turned) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++) (moved[i], turned[i]) = (next[i] - x[i], nextSlope[i] - slope[i]);
        var curvature = Dot(moved, turned);
        if (!(curvature > 1e-12)) return;
        if (isFirst) Array.Copy(Identity(count, curvature / Dot(turned, turned)), inverse, count);

        var through = Times(inverse, turned);
        var rest = (1 + (Dot(turned, through) / curvature)) / curvature;
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                inverse[i][j] += (rest * moved[i] * moved[j]) - (((through[i] * moved[j]) + (moved[i] * through[j])) / curvature);
            }
        }
    }

    private static double[][] Identity(int count, double scale)
    {
        var rows = new double[count][];
        for (var i = 0; i < count; i++) (rows[i] = new double[count])[i] = scale;
        return rows;
    }

    private static double[] Times(double[][] matrix, double[] vector) => Array.ConvertAll(matrix, row => Dot(row, vector));

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
