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

    /// <summary>target[i] −= Σ_k columns[k · stride + i] · factors[k · step], k from 0 to count − 1.</summary>
    /// <param name="target">As long as to be computed: a multiple of <see cref="Padding"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(Span<double> target, ReadOnlySpan<double> columns, int stride, ReadOnlySpan<double> factors, int step, int count)
    {
        if (count == 0) return;
        _ = columns[((count - 1) * stride) + target.Length - 1] + factors[(count - 1) * step];
        ref var to = ref MemoryMarshal.GetReference(target);
        ref var from = ref MemoryMarshal.GetReference(columns);
        ref var factor = ref MemoryMarshal.GetReference(factors);
        var width = Vector<double>.Count;
        var i = 0;
        for (; i + (4 * width) <= target.Length; i += 4 * width)
        {
            ref var here = ref Unsafe.Add(ref to, i);
            var first = Vector.LoadUnsafe(ref here);
            var second = Vector.LoadUnsafe(ref here, (nuint)width);
            var third = Vector.LoadUnsafe(ref here, (nuint)(2 * width));
            var fourth = Vector.LoadUnsafe(ref here, (nuint)(3 * width));
            ref var column = ref Unsafe.Add(ref from, i);
            ref var by = ref factor;
            for (var k = 0; k < count; k++)
            {
                var times = new Vector<double>(by);
                first -= Vector.LoadUnsafe(ref column) * times;
                second -= Vector.LoadUnsafe(ref column, (nuint)width) * times;
                third -= Vector.LoadUnsafe(ref column, (nuint)(2 * width)) * times;
                fourth -= Vector.LoadUnsafe(ref column, (nuint)(3 * width)) * times;
                column = ref Unsafe.Add(ref column, stride);
                by = ref Unsafe.Add(ref by, step);
            }

            first.StoreUnsafe(ref here);
            second.StoreUnsafe(ref here, (nuint)width);
            third.StoreUnsafe(ref here, (nuint)(2 * width));
            fourth.StoreUnsafe(ref here, (nuint)(3 * width));
        }

        for (; i < target.Length; i += width)
        {
            ref var here = ref Unsafe.Add(ref to, i);
            var sum = Vector.LoadUnsafe(ref here);
            for (var k = 0; k < count; k++)
            {
                sum -= Vector.LoadUnsafe(ref from, (nuint)((k * stride) + i)) * new Vector<double>(Unsafe.Add(ref factor, k * step));
            }

            sum.StoreUnsafe(ref here);
        }
    }
}
