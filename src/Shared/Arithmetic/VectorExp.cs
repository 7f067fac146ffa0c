using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActorSearch.Shared.Arithmetic;

/// <summary>
/// Exponentials of many numbers at once, to some units in the last place: sums and products element by element, so that the bits are the
/// same at every width of vectors.
/// </summary>
public static class VectorExp
{
    /// <summary>Adding and subtracting this rounds to a whole number, whose bits are then the lowest ones of the sum.</summary>
    private const double Rounding = 6755399441055744;

    private const double InverseLn2 = 1.4426950408889634, Ln2High = 0.6931471803691238, Ln2Low = 1.9082149292705877e-10, Least = -700;

    /// <summary>e to the power of numbers from −700, which stands for all below, to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> OfNegative(Vector<double> x)
    {
        x = Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<double>(Least)), x, new Vector<double>(Least));
        var rounding = new Vector<double>(Rounding);
        var shifted = (x * InverseLn2) + rounding;
        var power = shifted - rounding;
        var rest = x - (power * Ln2High) - (power * Ln2Low);

        // The series up to the 13th power, the divisors being factorials.
        var sum = (rest * (1 / 6227020800.0)) + new Vector<double>(1 / 479001600.0);
        sum = (sum * rest) + new Vector<double>(1 / 39916800.0);
        sum = (sum * rest) + new Vector<double>(1 / 3628800.0);
        sum = (sum * rest) + new Vector<double>(1 / 362880.0);
        sum = (sum * rest) + new Vector<double>(1 / 40320.0);
        sum = (sum * rest) + new Vector<double>(1 / 5040.0);
        sum = (sum * rest) + new Vector<double>(1 / 720.0);
        sum = (sum * rest) + new Vector<double>(1 / 120.0);
        sum = (sum * rest) + new Vector<double>(1 / 24.0);
        sum = (sum * rest) + new Vector<double>(1 / 6.0);
        sum = (sum * rest) + new Vector<double>(0.5);
        sum = (sum * rest) + Vector<double>.One;
        sum = (sum * rest) + Vector<double>.One;

        // 2^power: the lowest bits of the shifted sum are moved to where an exponent stands.
        var scale = Vector.ShiftLeft(Vector.AsVectorInt64(shifted), 52) + new Vector<long>(1023L << 52);
        return sum * Vector.AsVectorDouble(scale);
    }
}
