using System.Runtime.CompilerServices;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>The covariance of results.</summary>
internal static class Covariance
{
    /// <summary>The variance of each result's luck.</summary>
    /// <param name="natural">Parameters, not as logarithms.</param>
    /// <param name="variances">What is known by folds; empty: nothing.</param>
    public static double[] Noise(double[] natural, int axes, int count, double[] variances)
    {
        var noise = new double[count];
        for (var i = 0; i < count; i++) noise[i] = natural[axes + 1] + (variances.Length > 0 ? natural[axes + 2] * variances[i] : 0);
        return noise;
    }

    /// <summary>The matrix, as <see cref="Triangle.Factor"/> takes it.</summary>
    /// <param name="slopes">Gets the kernel's derivatives in the same layout; empty: not wanted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double[] Compute(Features points, double[] natural, double[] noise, double[] slopes)
    {
        var (size, stride, scale) = (points.Count, points.Stride, natural[points.Layout.Axes]);
        var matrix = new double[size * stride];
        for (var j = 0; j < size; j++)
        {
            var first = j / Columns.Padding * Columns.Padding;
            var column = matrix.AsSpan((j * stride) + first, stride - first);
            var slope = slopes.Length == 0 ? [] : slopes.AsSpan((j * stride) + first, stride - first);
            Matern.Fill(natural, points, j, points, first, column, slope);
            for (var i = 0; i < size - first; i++) column[i] *= scale;
            column[(size - first)..].Clear();
            column[j - first] += noise[j];
        }

        return matrix;
    }
}
