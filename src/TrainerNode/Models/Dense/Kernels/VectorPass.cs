using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>Work that is not a matrix product: layers with one input or one output, sums of columns, masks.</summary>
/// <remarks>Matrices are rows × columns with columns a multiple of 16; rows follow each other after as many floats.</remarks>
internal static unsafe class VectorPass<TVector, TLanes>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    /// <summary>values[i] *= factors[i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* values, float* factors, int count)
    {
        for (var i = 0; i < count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Multiply(TLanes.Load(values + i), TLanes.Load(factors + i)), values + i);
        }
    }

    /// <summary>Sum of each column, from the first row to the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumColumns(float* matrix, int rows, int columns, float* sums)
    {
        for (var row = 0; row < rows; row += PartialSum.Terms)
        {
            SumPart(matrix + ((nint)row * columns), Math.Min(PartialSum.Terms, rows - row), columns, sums, adds: row > 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumPart(float* matrix, int rows, int columns, float* sums, bool adds)
    {
        // Four sums side by side: one waits for itself.
        var start = 0;
        for (; start + (4 * TLanes.Count) <= columns; start += 4 * TLanes.Count)
        {
            TVector sum0 = TLanes.All(0), sum1 = sum0, sum2 = sum0, sum3 = sum0;
            var at = matrix + start;
            for (var row = 0; row < rows; row++, at += columns)
            {
                sum0 = TLanes.Add(sum0, TLanes.Load(at));
                sum1 = TLanes.Add(sum1, TLanes.Load(at + TLanes.Count));
                sum2 = TLanes.Add(sum2, TLanes.Load(at + (2 * TLanes.Count)));
                sum3 = TLanes.Add(sum3, TLanes.Load(at + (3 * TLanes.Count)));
            }

            Put(sum0, sums + start, adds);
            Put(sum1, sums + start + TLanes.Count, adds);
            Put(sum2, sums + start + (2 * TLanes.Count), adds);
            Put(sum3, sums + start + (3 * TLanes.Count), adds);
        }

        for (var column = start; column < columns; column += TLanes.Count)
        {
            var sum = TLanes.All(0);
            var at = matrix + column;
            for (var row = 0; row < rows; row++, at += columns) sum = TLanes.Add(sum, TLanes.Load(at));
            Put(sum, sums + column, adds);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TVector sum, float* place, bool adds) => TLanes.Store(adds ? TLanes.Add(TLanes.Load(place), sum) : sum, place);

    /// <summary>Gradient of a layer with one input: x · slopes into the weights, the sum of slopes into the bias.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneInputGradient(float* x, float* slopes, int rows, int columns, float* weights, float* bias)
    {
        for (var column = 0; column < columns; column += TLanes.Count)
        {
            var at = slopes + column;
            for (var first = 0; first < rows; first += PartialSum.Terms)
            {
                TVector weight = TLanes.All(0), sum = TLanes.All(0);
                var end = Math.Min(rows, first + PartialSum.Terms);
                for (var row = first; row < end; row++, at += columns)
                {
                    var slope = TLanes.Load(at);
                    weight = TLanes.MultiplyAdd(TLanes.All(x[row]), slope, weight);
                    sum = TLanes.Add(sum, slope);
                }

                Put(weight, weights + column, adds: first > 0);
                Put(sum, bias + column, adds: first > 0);
            }
        }
    }

    /// <summary>A layer with one output: y[row] = bias + matrix[row] · weights, summed in sixteen lanes and then across them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneOutput(float* matrix, int rows, int columns, float* weights, float bias, float* y)
    {
        for (var row = 0; row < rows; row++, matrix += columns)
        {
            TVector sum0 = TLanes.All(0), sum1 = sum0, sum2 = sum0, sum3 = sum0;
            for (var column = 0; column < columns; column += 16)
            {
                float* m = matrix + column, w = weights + column;
                sum0 = TLanes.MultiplyAdd(TLanes.Load(m), TLanes.Load(w), sum0);
                if (TLanes.Count == 16) continue;
                sum1 = TLanes.MultiplyAdd(TLanes.Load(m + TLanes.Count), TLanes.Load(w + TLanes.Count), sum1);
                if (TLanes.Count == 8) continue;
                sum2 = TLanes.MultiplyAdd(TLanes.Load(m + (2 * TLanes.Count)), TLanes.Load(w + (2 * TLanes.Count)), sum2);
                sum3 = TLanes.MultiplyAdd(TLanes.Load(m + (3 * TLanes.Count)), TLanes.Load(w + (3 * TLanes.Count)), sum3);
            }

            y[row] = bias + TLanes.SumOfSixteen(sum0, sum1, sum2, sum3);
        }
    }

    /// <summary>
    /// Backward through a layer with one output: the slopes of the layer below, before its nonlinearity, and the weights' gradient.
    /// </summary>
    /// <param name="ySlopes">Per row.</param>
    /// <param name="matrix">What the layer got.</param>
    /// <param name="derivatives">f′ where that came from; replaced by ySlopes · weights · f′.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="weights">The layer's weights.</param>
    /// <param name="gradient">Their gradient, replaced.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneOutputGradient(
        float* ySlopes, float* matrix, float* derivatives, int rows, int columns, float* weights, float* gradient)
    {
        for (var column = 0; column < columns; column += TLanes.Count)
        {
            var weight = TLanes.Load(weights + column);
            nint at = column;
            for (var first = 0; first < rows; first += PartialSum.Terms)
            {
                var sum = TLanes.All(0);
                var end = Math.Min(rows, first + PartialSum.Terms);
                for (var row = first; row < end; row++, at += columns)
                {
                    var slope = TLanes.All(ySlopes[row]);
                    sum = TLanes.MultiplyAdd(slope, TLanes.Load(matrix + at), sum);
                    TLanes.Store(TLanes.Multiply(TLanes.Multiply(slope, weight), TLanes.Load(derivatives + at)), derivatives + at);
                }

                Put(sum, gradient + column, adds: first > 0);
            }
        }
    }
}
