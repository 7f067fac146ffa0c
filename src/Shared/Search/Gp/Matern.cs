using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>
/// The Matérn kernel of smoothness 5/2 with a length for each axis: (1 + ρ + ρ²/3)·e^(−ρ), ρ² = 5·Σ weight·distance²
/// (Rasmussen and Williams, «Gaussian Processes for Machine Learning», 2006, 4.17).
/// </summary>
internal static class Matern
{
    /// <summary>The kernel between one point and many, without its scale.</summary>
    /// <param name="weights">By axis: 1 over the squared length.</param>
    /// <param name="many">Of these the points from <paramref name="first"/>, a multiple of <see cref="Columns.Padding"/>, with their padding.</param>
    /// <param name="values">Gets the kernel.</param>
    /// <param name="slopes">Gets its derivative by Σ weight·distance²; empty: not wanted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(
        ReadOnlySpan<double> weights, Features one, int point, Features many, int first, Span<double> values, Span<double> slopes)
    {
        var items = one.Layout.Items.AsSpan();
        _ = many.Column(items.Length - 1)[first + values.Length - 1];
        Span<double> times = stackalloc double[items.Length];
        for (var f = 0; f < items.Length; f++) times[f] = weights[items[f].Axis];
        var from = MemoryMarshal.Cast<double, Vector<double>>(values);
        var slope = MemoryMarshal.Cast<double, Vector<double>>(slopes);
        for (var v = 0; v < from.Length; v++)
        {
            ref var here = ref Unsafe.AsRef(in one.First(point));
            ref var there = ref Unsafe.Add(ref Unsafe.AsRef(in many.First(first)), v * Vector<double>.Count);
            var sum = Vector<double>.Zero;
            for (var f = 0; f < times.Length; f++)
            {
                var (position, positions, weight) = (new Vector<double>(here), Vector.LoadUnsafe(ref there), new Vector<double>(times[f]));
                if (items[f].Kind == FeatureKind.Category)
                {
                    sum += Vector.ConditionalSelect(Vector.Equals(positions, position), Vector<double>.Zero, weight);
                }
                else
                {
                    var difference = positions - position;
                    sum += difference * difference * weight;
                }

                here = ref Unsafe.Add(ref here, one.Stride);
                there = ref Unsafe.Add(ref there, many.Stride);
            }

            var square = sum * 5.0;
            var root = Vector.SquareRoot(square);
            var decay = VectorExp.OfNegative(-root);
            from[v] = (Vector<double>.One + root + (square * (1.0 / 3))) * decay;
            if (!slopes.IsEmpty) slope[v] = (Vector<double>.One + root) * decay * (-5.0 / 6);
        }
    }

    /// <summary>Adds products of derivatives by a feature's weight and factors: sums[i] += factors[i] · distance².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSquares(Features points, int feature, int point, int first, ReadOnlySpan<double> factors, Span<double> sums)
    {
        var column = MemoryMarshal.Cast<double, Vector<double>>(points.Column(feature)[first..]);
        var factor = MemoryMarshal.Cast<double, Vector<double>>(factors);
        var sum = MemoryMarshal.Cast<double, Vector<double>>(sums);
        var here = new Vector<double>(points.Column(feature)[point]);
        if (points.Layout.Items[feature].Kind == FeatureKind.Category)
        {
            for (var v = 0; v < sum.Length; v++) sum[v] += Vector.ConditionalSelect(Vector.Equals(column[v], here), Vector<double>.Zero, factor[v]);
        }
        else
        {
            for (var v = 0; v < sum.Length; v++)
            {
                var difference = column[v] - here;
                sum[v] += difference * difference * factor[v];
            }
        }
    }
}
