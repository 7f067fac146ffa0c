namespace ActorSearch.Shared.Arithmetic;

/// <summary>The standard normal distribution, by our own <see cref="Elementary"/> and <see cref="ErrorFunction"/>: the same bits everywhere.</summary>
public static class Normal
{
    private const double InverseRootTwoPi = 0.3989422804014327, HalfLogTwoPi = 0.9189385332046728;
    private const double InverseRootTwo = 0.7071067811865476, RootHalfPi = 1.2533141373155003;

    /// <summary>Below this a difference has lost more digits than the expansion that replaces it leaves out.</summary>
    private const double LeastByDifference = -40;

    /// <summary>Each takes the error to about its third power; the first approximation has 4.5e-4.</summary>
    private const int HalleySteps = 2;

    /// <summary>The density.</summary>
    public static double Density(double x)
    {
        var square = DoubleDouble.Product(x, x);
        var exp = Elementary.Exp(-0.5 * square.High);
        return exp == 0 ? 0 : InverseRootTwoPi * (exp - (exp * 0.5 * square.Low));
    }

    /// <summary>The logarithm of the density.</summary>
    public static double LogDensity(double x) => (-0.5 * x * x) - HalfLogTwoPi;

    /// <summary>The probability of a lower draw.</summary>
    public static double Cumulative(double x) => x < -1 ? Density(x) * MillsRatio(x) : 0.5 * ErrorFunction.Complement(-x * InverseRootTwo);

    /// <summary>
    /// The number below which a share of the draws is: an approximation (Abramowitz and Stegun, «Handbook of mathematical functions», 1964, 26.2.23), improved
    /// by Halley's method. −∞ for 0, ∞ for 1.
    /// </summary>
    public static double Quantile(double share)
    {
        if (!(share > 0 && share < 1)) return share == 0 ? double.NegativeInfinity : share == 1 ? double.PositiveInfinity : double.NaN;
        if (share > 0.5) return -Quantile(1 - share);
        var t = Math.Sqrt(-2 * Elementary.Log(share));
        var x = ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))) - t;
        for (var step = 0; step < HalleySteps; step++)
        {
            var off = (Cumulative(x) - share) / Density(x);
            x -= off / (1 + (x * off / 2));
        }

        return x;
    }

    /// <summary>
    /// The logarithm of φ(z) + z·Φ(z): of the improvement that is expected, in units of the spread, of what is predicted z spreads better
    /// than the best. Far below 0 the terms cancel; there φ(z) is taken out (Ament et al., «Unexpected improvements to expected
    /// improvement for Bayesian optimization», 2023).
    /// </summary>
    public static double LogImprovement(double z)
    {
        if (z > -1) return Elementary.Log(Density(z) + (z * Cumulative(z)));
        if (z > LeastByDifference) return LogDensity(z) + Elementary.LogOnePlus(z * MillsRatio(z));

        // 1 + z·Φ(z)/φ(z) = 1/z² − 3/z⁴ + 15/z⁶ − …
        var square = 1 / z / z;
        return LogDensity(z) + Elementary.Log(square) + Elementary.LogOnePlus(square * (-3 + (square * (15 + (square * (-105 + (square * 945)))))));
    }

    /// <summary>Φ(x)/φ(x) below 0.</summary>
    private static double MillsRatio(double x) => RootHalfPi * ErrorFunction.ScaledComplement(-x * InverseRootTwo);
}
