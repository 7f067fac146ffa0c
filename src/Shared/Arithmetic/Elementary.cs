namespace ActorSearch.Shared.Arithmetic;

/// <summary>
/// Exponential, logarithm, sine, cosine and powers of additions, products, quotients and fused multiply-adds alone, so that every machine
/// computes the same bits. <see cref="Math"/> asks the system's C library, whose results differ between libraries and processors. A result is
/// the nearest double but for a few in ten thousand, which are its neighbours: a table that the same arithmetic fills, and a small rest in
/// <see cref="DoubleDouble"/> (Tang, «Table-driven implementation of the exponential function in IEEE floating-point arithmetic», 1989).
/// </summary>
public static class Elementary
{
    internal const double MostExp = 709.782712893384, LeastExp = -745.1332191019412, StepsOfLn2 = 184.6649652337873;

    /// <summary>ln 2 / 128 in three parts; a whole number below 2²⁰ times one of the first two has no error.</summary>
    internal const double LogStep1 = 0.005415212348452769, LogStep2 = -3.281964900695705e-13, LogStep3 = 1.636073772867244e-23;

    /// <summary>π / 2 in three parts in the same way.</summary>
    private const double Quarter1 = 1.5707963267341256, Quarter2 = 6.077100506303966e-11, Quarter3 = 2.0222662487959506e-21;

    private const double TwoOverPi = 0.6366197723675814, MostAngle = 1 << 19;
    private const int TwoTo54 = 54;

    private static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>e to the power of a number.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > MostExp) return double.PositiveInfinity;
        if (x < LeastExp) return 0;

        // x = k · ln 2 / 128 + rest, and the table has 2 to the power of each 128th.
        var k = Math.Round(x * StepsOfLn2);
        var rest = DoubleDouble.Sum(x - (k * LogStep1), -(k * LogStep2));
        var (r, low) = (rest.High, rest.Low - (k * LogStep3));
        var more = low + (r * r * (0.5 + (r * ((1.0 / 6) + (r * ((1.0 / 24) + (r * ((1.0 / 120) + (r / 720)))))))));
        var part = DoubleDouble.Quick(r, more);
        var power = ElementaryTables.PowerOfTwo((int)k & (ElementaryTables.Steps - 1));
        var product = DoubleDouble.Product(power.High, part.High);
        var sum = DoubleDouble.Quick(power.High, product.High);
        return Scaled(sum.High + (sum.Low + (product.Low + (power.Low + (power.High * part.Low)))), (int)k >> ElementaryTables.StepBits);
    }

    /// <summary>The natural logarithm; NaN below 0.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0) return double.NaN;
        if (x == 0) return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x)) return x;

        var shift = 0;
        if (!double.IsNormal(x)) (x, shift) = (x * (1L << TwoTo54), TwoTo54);
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023 - shift;
        var at = (int)(bits >> (52 - ElementaryTables.StepBits)) & (ElementaryTables.Steps - 1);
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (ElementaryTables.IsHalved(at)) (mantissa, exponent) = (mantissa / 2, exponent + 1);

        // x = 2^exponent · (1 + rest) / inverse, with an inverse of few bits from the table.
        var (inverse, logarithm) = ElementaryTables.Inverse(at);
        var product = DoubleDouble.Product(mantissa, inverse);
        var rest = DoubleDouble.Sum(product.High - 1, product.Low);
        var r = rest.High;
        var square = DoubleDouble.Product(r, r);
        var tail = (1.0 / 3) + (r * ((-1.0 / 4) + (r * ((1.0 / 5) + (r * ((-1.0 / 6) + (r * ((1.0 / 7) + (r * ((-1.0 / 8) + (r / 9)))))))))));
        var sum = DoubleDouble.Sum(r, -square.High / 2);
        var ofRest = DoubleDouble.Quick(sum.High, sum.Low + ((-square.Low / 2) + (rest.Low * (1 - r)) + (r * square.High * tail)));
        var ofPower = DoubleDouble.Product(exponent, Ln2.High) + new DoubleDouble(exponent * Ln2.Low, 0);
        return (ofPower + logarithm + ofRest).High;
    }

    /// <summary>log(1 + x) with all digits near 0 (Kahan's quotient).</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsPositiveInfinity(sum) ? sum : Log(sum) * (x / (sum - 1));
    }

    /// <summary>sign(x) · log(1 + |x|): log(1 + x) for x ≥ 0, and as far below 0 as above it.</summary>
    public static double SignedLog(double x) => x < 0 ? -LogOnePlus(-x) : LogOnePlus(x);

    /// <summary>What <see cref="SignedLog"/> is undone by: sign(x) · (e^|x| − 1).</summary>
    public static double SignedExp(double x) => x < 0 ? 1 - Exp(-x) : Exp(x) - 1;

    /// <summary>The sine of an angle in radians, of at most half a million.</summary>
    public static double Sin(double x) => Turned(x, 0);

    /// <summary>The cosine of an angle in radians, of at most half a million.</summary>
    public static double Cos(double x) => Turned(x, 1);

    /// <summary>A number to the power of a whole number ≥ 0.</summary>
    public static double Pow(double x, int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        var (result, square) = (new DoubleDouble(1, 0), new DoubleDouble(x, 0));
        for (var left = exponent; ; square *= square)
        {
            if ((left & 1) == 1) result *= square;
            if ((left >>= 1) == 0) return result.High;
        }
    }

    /// <summary>The sine of an angle and some quarter turns.</summary>
    private static double Turned(double x, int quarters)
    {
        if (double.IsNaN(x) || double.IsInfinity(x)) return double.NaN;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(x), MostAngle);
        var k = Math.Round(x * TwoOverPi);
        var rest = DoubleDouble.Sum(x - (k * Quarter1), -(k * Quarter2));
        rest = DoubleDouble.Quick(rest.High, rest.Low - (k * Quarter3));
        var (sine, cosine) = SineAndCosine(rest);
        return (((long)k + quarters) & 3) switch { 0 => sine, 1 => cosine, 2 => -sine, _ => -cosine };
    }

    /// <summary>Of an angle of at most an eighth of a turn: that of the table before it, turned by the rest.</summary>
    private static (double Sine, double Cosine) SineAndCosine(DoubleDouble angle)
    {
        var at = Math.Round(angle.High * ElementaryTables.Angles);
        var rest = DoubleDouble.Sum(angle.High - (at / ElementaryTables.Angles), angle.Low);
        var (s, square) = (rest.High, DoubleDouble.Product(rest.High, rest.High));
        var q = square.High;
        var sine = DoubleDouble.Quick(s, rest.Low + (s * q * ((-1.0 / 6) + (q * ((1.0 / 120) - (q / 5040))))));
        var lessThanOne = DoubleDouble.Quick(
            -q / 2, (-square.Low / 2) - (s * rest.Low) + (q * q * ((1.0 / 24) + (q * ((-1.0 / 720) + (q / 40320))))));
        var (tableSine, tableCosine) = ElementaryTables.Angle((int)at);
        return (
            (tableSine + ((tableSine * lessThanOne) + (tableCosine * sine))).High,
            (tableCosine + ((tableCosine * lessThanOne) + -(tableSine * sine))).High);
    }

    /// <summary>Times a power of two, in two steps where one would leave the normal numbers.</summary>
    private static double Scaled(double x, int exponent)
    {
        var half = exponent / 2;
        return x * PowerOf(half) * PowerOf(exponent - half);
    }

    private static double PowerOf(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
}
