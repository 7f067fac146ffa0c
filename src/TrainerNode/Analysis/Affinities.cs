using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>
/// The neighbourhoods of points in their own space: p(j|i) is a normal around point i whose width gives the wanted perplexity, and
/// p(i, j) = (p(j|i) + p(i|j)) / 2n (van der Maaten and Hinton, 2008, equation 1 and section 3.1).
/// </summary>
internal static class Affinities
{
    private const int Bisections = 64;
    private const double Tolerance = 1e-5;

    /// <param name="points">rows × columns.</param>
    /// <param name="rows">How many points, ≥ 2.</param>
    /// <param name="columns">Their dimensions, ≥ 1.</param>
    /// <param name="perplexity">Below <paramref name="rows"/>.</param>
    /// <returns>rows × rows, symmetric, the diagonal 0, adding up to 1.</returns>
    public static float[] Joint(ReadOnlySpan<float> points, int rows, int columns, double perplexity)
    {
        var distances = SquaredDistances(points, rows, columns);
        var conditional = new double[rows];
        var joint = new float[rows * rows];
        for (var i = 0; i < rows; i++)
        {
            Conditional(distances.AsSpan(i * rows, rows), i, Math.Log(perplexity), conditional);
            for (var j = 0; j < rows; j++)
            {
                var half = (float)(conditional[j] / (2.0 * rows));
                joint[(i * rows) + j] += half;
                joint[(j * rows) + i] += half;
            }
        }

        return joint;
    }

    public static float[] SquaredDistances(ReadOnlySpan<float> points, int rows, int columns)
    {
        var distances = new float[rows * rows];
        for (var i = 0; i < rows; i++)
        {
            for (var j = i + 1; j < rows; j++)
            {
                var distance = SquaredDistance(points.Slice(i * columns, columns), points.Slice(j * columns, columns));
                distances[(i * rows) + j] = distances[(j * rows) + i] = distance;
            }
        }

        return distances;
    }

    public static float SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var wideA = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var wideB = MemoryMarshal.Cast<float, Vector256<float>>(b);
        var sums = Vector256<float>.Zero;
        for (var v = 0; v < wideA.Length; v++)
        {
            var difference = wideA[v] - wideB[v];
            sums += difference * difference;
        }

        var sum = Vector256.Sum(sums);
        for (var c = wideA.Length * Vector256<float>.Count; c < a.Length; c++) sum += (a[c] - b[c]) * (a[c] - b[c]);
        return sum;
    }

    /// <summary>p(j|i) for all j: finds the precision β of point i by bisection, so that the entropy of its neighbours is log perplexity.</summary>
    public static void Conditional(ReadOnlySpan<float> distances, int i, double entropy, double[] result)
    {
        var nearest = double.PositiveInfinity;
        for (var j = 0; j < distances.Length; j++)
        {
            if (j != i) nearest = Math.Min(nearest, distances[j]);
        }

        var (low, high, beta) = (0.0, double.PositiveInfinity, 1.0);
        for (var round = 0; round < Bisections; round++)
        {
            var (sum, weighted) = (0.0, 0.0);
            for (var j = 0; j < distances.Length; j++)
            {
                // Counted from the nearest, so that the sum is at least 1 however far away all are.
                var distance = distances[j] - nearest;
                result[j] = j == i ? 0 : Math.Exp(-beta * distance);
                sum += result[j];
                weighted += j == i ? 0 : distance * result[j];
            }

            var difference = Math.Log(sum) + (beta * weighted / sum) - entropy;
            for (var j = 0; j < result.Length; j++) result[j] /= sum;
            if (Math.Abs(difference) < Tolerance) return;
            if (difference > 0) low = beta;
            else high = beta;
            beta = double.IsInfinity(high) ? beta * 2 : (low + high) / 2;
        }
    }
}
