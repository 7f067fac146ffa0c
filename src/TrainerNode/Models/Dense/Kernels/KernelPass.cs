using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>
/// A kernel's polynomial at the points, divided by what the evaluation of the inputs leaves out: point j has the factor 1 / Π (pⱼ − pᵢ) over the other
/// finite points. In both directions, and back for its gradient.
/// </summary>
internal static unsafe class KernelPass<TVector, TLanes>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    private const int Points = TileRow.Points, Most = 6;

    /// <summary>Weights to their numbers at the pairs of points.</summary>
    /// <param name="weights">inputs × kernel × kernel × columns.</param>
    /// <param name="inputs">Channels that come in.</param>
    /// <param name="kernel">Pixels along its side, at most 6.</param>
    /// <param name="columns">Channels that go out, padded to 16.</param>
    /// <param name="points">49 × inputs × columns.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Evaluate(float* weights, int inputs, int kernel, int columns, float* points)
    {
        var factors = stackalloc float[Points * Most];
        Fill(factors, kernel);
        var down = stackalloc float[Points * Most * TLanes.Count];
        var (line, pair) = (kernel * columns, (nint)inputs * columns);
        for (var input = 0; input < inputs; input++, weights += kernel * line, points += columns)
        {
            for (var column = 0; column < columns; column += TLanes.Count)
            {
                for (var right = 0; right < kernel; right++)
                {
                    Multiply(factors, kernel, 1, Points, kernel, weights + (right * columns) + column, line, down + (right * TLanes.Count), kernel * TLanes.Count, adds: false);
                }

                for (var point = 0; point < Points; point++)
                {
                    Multiply(factors, kernel, 1, Points, kernel, down + (point * kernel * TLanes.Count), TLanes.Count, points + (point * Points * pair) + column, pair, adds: false);
                }
            }
        }
    }

    /// <summary>The transpose of <see cref="Evaluate"/>: adds to the gradient of the weights.</summary>
    /// <param name="points">Slopes at the pairs of points: 49 × inputs × columns.</param>
    /// <param name="inputs">Channels that come in.</param>
    /// <param name="kernel">Pixels along its side, at most 6.</param>
    /// <param name="columns">Channels that go out, padded to 16.</param>
    /// <param name="gradient">inputs × kernel × kernel × columns.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddEvaluated(float* points, int inputs, int kernel, int columns, float* gradient)
    {
        var factors = stackalloc float[Points * Most];
        Fill(factors, kernel);
        var down = stackalloc float[Points * Most * TLanes.Count];
        var (line, pair) = (kernel * columns, (nint)inputs * columns);
        for (var input = 0; input < inputs; input++, gradient += kernel * line, points += columns)
        {
            for (var column = 0; column < columns; column += TLanes.Count)
            {
                for (var point = 0; point < Points; point++)
                {
                    Multiply(factors, 1, kernel, kernel, Points, points + (point * Points * pair) + column, pair, down + (point * kernel * TLanes.Count), TLanes.Count, adds: false);
                }

                for (var right = 0; right < kernel; right++)
                {
                    Multiply(factors, 1, kernel, kernel, Points, down + (right * TLanes.Count), kernel * TLanes.Count, gradient + (right * columns) + column, line, adds: true);
                }
            }
        }
    }

    /// <summary>to[i] = Σⱼ factors[i, j] · from[j], from the first to the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(
        float* factors, int factorRow, int factorStep, int rows, int steps, float* from, nint step, float* to, nint apart, bool adds)
    {
        for (var row = 0; row < rows; row++, to += apart, factors += factorRow)
        {
            var sum = TLanes.Multiply(TLanes.All(factors[0]), TLanes.Load(from));
            for (var at = 1; at < steps; at++) sum = TLanes.MultiplyAdd(TLanes.All(factors[at * factorStep]), TLanes.Load(from + (at * step)), sum);
            TLanes.Store(adds ? TLanes.Add(sum, TLanes.Load(to)) : sum, to);
        }
    }

    /// <summary>Powers of the points over their factors, points × kernel; the point at infinity has the highest power alone.</summary>
    private static void Fill(float* factors, int kernel)
    {
        ReadOnlySpan<double> points =
            [TilePoints.First, -TilePoints.First, TilePoints.Second, -TilePoints.Second, TilePoints.Third, -TilePoints.Third];
        foreach (var point in points)
        {
            var product = 1.0;
            foreach (var other in points) product *= other == point ? 1 : point - other;
            var power = 1 / product;
            for (var at = 0; at < kernel; at++, power *= point) *factors++ = (float)power;
        }

        for (var at = 0; at < kernel; at++) *factors++ = at == kernel - 1 ? 1 : 0;
    }
}
