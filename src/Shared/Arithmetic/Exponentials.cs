using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActorSearch.Shared.Arithmetic;

/// <summary><see cref="Elementary.Exp"/> of many numbers: the same operations, four numbers side by side, and so the same bits.</summary>
public static class Exponentials
{
    /// <summary>Added to a whole number it leaves that in the lowest bits.</summary>
    private const double Whole = 6755399441055744;

    /// <summary>Replaces each number by e to its power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(Span<double> numbers)
    {
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var powers = ElementaryTables.PowersOfTwo;
        var at = 0;
        for (; at + Vector256<double>.Count <= numbers.Length && Vector256.IsHardwareAccelerated; at += Vector256<double>.Count)
        {
            Exp(Vector256.LoadUnsafe(ref first, (nuint)at), powers).StoreUnsafe(ref first, (nuint)at);
        }

        for (; at < numbers.Length; at++) numbers[at] = Elementary.Exp(numbers[at]);
    }

    // Each line has its counterpart in Elementary.Exp.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Exp(Vector256<double> x, ReadOnlySpan<DoubleDouble> powers)
    {
        Vector256<double> least = Vector256.Create(Elementary.LeastExp), most = Vector256.Create(Elementary.MostExp);
        var within = Vector256.Min(Vector256.Max(x, least), most);
        var k = Vector256.Round(within * Elementary.StepsOfLn2);
        Vector256<double> left = within - (k * Elementary.LogStep1), right = -(k * Elementary.LogStep2);
        var r = left + right;
        var part = r - left;
        var low = (left - (r - part)) + (right - part) - (k * Elementary.LogStep3);
        var series = Vector256.Create(1.0 / 120) + (r / 720.0);
        series = Vector256.Create(1.0 / 24) + (r * series);
        series = Vector256.Create(1.0 / 6) + (r * series);
        series = Vector256.Create(0.5) + (r * series);
        var more = low + (r * r * series);
        var partHigh = r + more;
        var partLow = more - (partHigh - r);

        var bits = (k + Vector256.Create(Whole)).AsInt64();
        var steps = bits & Vector256.Create(ElementaryTables.Steps - 1L);
        DoubleDouble power0 = powers[(int)steps[0]], power1 = powers[(int)steps[1]], power2 = powers[(int)steps[2]], power3 = powers[(int)steps[3]];
        var powerHigh = Vector256.Create(power0.High, power1.High, power2.High, power3.High);
        var powerLow = Vector256.Create(power0.Low, power1.Low, power2.Low, power3.Low);

        var product = powerHigh * partHigh;
        var productLow = Vector256.FusedMultiplyAdd(powerHigh, partHigh, -product);
        var sum = powerHigh + product;
        var sumLow = product - (sum - powerHigh);
        var result = sum + (sumLow + (productLow + (powerLow + (powerHigh * partLow))));

        // In two steps, like there: of numbers that are not below the normal ones any two give the same.
        var half = Shifted(bits, ElementaryTables.StepBits + 1);
        var rest = Shifted(bits, ElementaryTables.StepBits) - half;
        result = result * PowerOf(half) * PowerOf(rest);

        result = Vector256.ConditionalSelect(Vector256.GreaterThan(x, most), Vector256.Create(double.PositiveInfinity), result);
        result = Vector256.ConditionalSelect(Vector256.LessThan(x, least), Vector256<double>.Zero, result);
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), result, x);
    }

    /// <summary>The whole number in the lowest bits, shifted to the right with its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Shifted(Vector256<long> bits, int count) =>
        (bits >>> count) - Vector256.Create(BitConverter.DoubleToInt64Bits(Whole) >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowerOf(Vector256<long> exponents) => ((exponents + Vector256.Create(1023L)) << 52).AsDouble();
}
