using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>
/// The one loop that the linear algebra here spends its time in. Each element is a sum in the order of its terms, whatever the width of
/// vectors; products and differences are rounded one by one.
/// </summary>
internal static class Columns
{
    /// <summary>Columns are padded to a multiple of this, at least the width of any vector.</summary>
    public const int Padding = 8;

    /// <summary>A number of rows with its padding.</summary>
    public static int Padded(int count) => (count + Padding - 1) / Padding * Padding;

    /// <summary>Divides each element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Divide(Span<double> target, double by)
    {
        var divisor = new Vector<double>(by);
        foreach (ref var part in MemoryMarshal.Cast<double, Vector<double>>(target)) part /= divisor;
    }

    /// <summary>targets[r · apart + i] −= Σ_k columns[k · stride + i] · factors[k · step + r], k from 0 to count − 1.</summary>
    /// <param name="rows">Rows of the targets; <see cref="Padding"/> of them share what is read of the columns.</param>
    /// <param name="length">Of a row: a multiple of <see cref="Padding"/>.</param>
    public static void Subtract(
        Span<double> targets, int apart, int rows, int length, ReadOnlySpan<double> columns, int stride, ReadOnlySpan<double> factors, int step, int count)
    {
        if (count == 0) return;
        _ = targets[((rows - 1) * apart) + length - 1] + columns[((count - 1) * stride) + length - 1] + factors[((count - 1) * step) + rows - 1];
        if (rows == Padding)
        {
            SubtractEight(targets, apart, length, columns, stride, factors, step, count);
            return;
        }

        for (var r = 0; r < rows; r++) SubtractOne(targets.Slice(r * apart, length), columns, stride, factors[r..], step, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SubtractOne(Span<double> target, ReadOnlySpan<double> columns, int stride, ReadOnlySpan<double> factors, int step, int count)
    {
        ref var to = ref MemoryMarshal.GetReference(target);
        ref var from = ref MemoryMarshal.GetReference(columns);
        for (var i = 0; i < target.Length; i += Vector<double>.Count)
        {
            ref var here = ref Unsafe.Add(ref to, i);
            var sum = Vector.LoadUnsafe(ref here);
            ref var column = ref Unsafe.Add(ref from, i);
            ref var factor = ref MemoryMarshal.GetReference(factors);
            for (var k = 0; k < count; k++)
            {
                sum -= Vector.LoadUnsafe(ref column) * new Vector<double>(factor);
                column = ref Unsafe.Add(ref column, stride);
                factor = ref Unsafe.Add(ref factor, step);
            }

            sum.StoreUnsafe(ref here);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SubtractEight(
        Span<double> targets, int apart, int length, ReadOnlySpan<double> columns, int stride, ReadOnlySpan<double> factors, int step, int count)
    {
        ref var to = ref MemoryMarshal.GetReference(targets);
        ref var from = ref MemoryMarshal.GetReference(columns);
        for (var i = 0; i < length; i += Vector<double>.Count)
        {
            ref var here = ref Unsafe.Add(ref to, i);
            var (a, b) = (Vector.LoadUnsafe(ref here), Vector.LoadUnsafe(ref here, (nuint)apart));
            var (c, d) = (Vector.LoadUnsafe(ref here, (nuint)(2 * apart)), Vector.LoadUnsafe(ref here, (nuint)(3 * apart)));
            var (e, f) = (Vector.LoadUnsafe(ref here, (nuint)(4 * apart)), Vector.LoadUnsafe(ref here, (nuint)(5 * apart)));
            var (g, h) = (Vector.LoadUnsafe(ref here, (nuint)(6 * apart)), Vector.LoadUnsafe(ref here, (nuint)(7 * apart)));
            ref var column = ref Unsafe.Add(ref from, i);
            ref var factor = ref MemoryMarshal.GetReference(factors);
            for (var k = 0; k < count; k++)
            {
                var x = Vector.LoadUnsafe(ref column);
                a -= x * new Vector<double>(factor);
                b -= x * new Vector<double>(Unsafe.Add(ref factor, 1));
                c -= x * new Vector<double>(Unsafe.Add(ref factor, 2));
                d -= x * new Vector<double>(Unsafe.Add(ref factor, 3));
                e -= x * new Vector<double>(Unsafe.Add(ref factor, 4));
                f -= x * new Vector<double>(Unsafe.Add(ref factor, 5));
                g -= x * new Vector<double>(Unsafe.Add(ref factor, 6));
                h -= x * new Vector<double>(Unsafe.Add(ref factor, 7));
                column = ref Unsafe.Add(ref column, stride);
                factor = ref Unsafe.Add(ref factor, step);
            }

            a.StoreUnsafe(ref here);
            b.StoreUnsafe(ref here, (nuint)apart);
            c.StoreUnsafe(ref here, (nuint)(2 * apart));
            d.StoreUnsafe(ref here, (nuint)(3 * apart));
            e.StoreUnsafe(ref here, (nuint)(4 * apart));
            f.StoreUnsafe(ref here, (nuint)(5 * apart));
            g.StoreUnsafe(ref here, (nuint)(6 * apart));
            h.StoreUnsafe(ref here, (nuint)(7 * apart));
        }
    }
}
