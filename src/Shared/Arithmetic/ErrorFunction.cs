namespace ActorSearch.Shared.Arithmetic;

/// <summary>
/// The error function of additions, products and quotients alone: rational approximations on three intervals (Cody, «Rational Chebyshev
/// approximations for the error function», Mathematics of Computation 23, 1969), right to some units in the last place.
/// </summary>
public static class ErrorFunction
{
    /// <summary>Where the three intervals meet.</summary>
    public const double Near = 0.46875, Far = 4;

    public const double InverseRootPi = 0.5641895835477563;

    /// <summary>Coefficients of numerators and denominators, the highest powers first.</summary>
    public static ReadOnlySpan<double> NearOver =>
        [1.85777706184603153e-1, 3.16112374387056560e0, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3];

    /// <inheritdoc cref="NearOver"/>
    public static ReadOnlySpan<double> NearUnder => [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];

    /// <inheritdoc cref="NearOver"/>
    public static ReadOnlySpan<double> MiddleOver =>
    [
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1, 2.98635138197400131e2,
        8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
    ];

    /// <inheritdoc cref="NearOver"/>
    public static ReadOnlySpan<double> MiddleUnder =>
    [
        1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
    ];

    /// <inheritdoc cref="NearOver"/>
    public static ReadOnlySpan<double> FarOver =>
        [1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4];

    /// <inheritdoc cref="NearOver"/>
    public static ReadOnlySpan<double> FarUnder =>
        [1, 2.56852019228982242e0, 1.87295284992346725e0, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];

    /// <summary>2/√π times the integral of e^(−t²) from 0 to a number.</summary>
    public static double Erf(double x)
    {
        var size = Math.Abs(x);
        if (size <= Near) return x * Ratio(NearOver, NearUnder, x * x);
        return x > 0 ? 1 - Complement(x) : Complement(size) - 1;
    }

    /// <summary>1 − erf, without loss where that is small.</summary>
    public static double Complement(double x)
    {
        if (Math.Abs(x) <= Near) return 1 - Erf(x);
        return x > 0 ? ScaledTail(x) * ExpOfSquare(x, -1) : 2 - (ScaledTail(-x) * ExpOfSquare(x, -1));
    }

    /// <summary>e^(x²) · (1 − erf x): neither vanishes nor overflows for a number ≥ 0.</summary>
    public static double ScaledComplement(double x)
    {
        if (x > Near) return ScaledTail(x);
        return x >= -Near ? ExpOfSquare(x, 1) * (1 - Erf(x)) : (2 * ExpOfSquare(x, 1)) - ScaledTail(-x);
    }

    /// <summary>e^(x²) · (1 − erf x) from <see cref="Near"/> on.</summary>
    private static double ScaledTail(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x <= Far) return Ratio(MiddleOver, MiddleUnder, x);
        var inverse = 1 / x / x;
        return (InverseRootPi - (inverse * Ratio(FarOver, FarUnder, inverse))) / x;
    }

    /// <summary>e to the power of ± a square, which is taken without error.</summary>
    private static double ExpOfSquare(double x, int sign)
    {
        var square = DoubleDouble.Product(x, x);
        var exp = Elementary.Exp(sign * square.High);
        return exp is 0 or double.PositiveInfinity ? exp : exp + (exp * sign * square.Low);
    }

    /// <summary>A quotient of polynomials, the highest powers first.</summary>
    private static double Ratio(ReadOnlySpan<double> over, ReadOnlySpan<double> under, double x)
    {
        var (above, below) = (over[0], under[0]);
        for (var i = 1; i < over.Length; i++) above = (above * x) + over[i];
        for (var i = 1; i < under.Length; i++) below = (below * x) + under[i];
        return above / below;
    }
}
