using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;

/// <summary>
/// Powers in float arithmetic: the argument is split into an integer, which goes into the exponent's bits, and a rest in
/// [−½, ½], which a polynomial approximates. The coefficients were fitted for this project (weighted minimax by Lawson's iteration).
/// </summary>
internal static class Exponential<TVector, TLanes>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    /// <summary>1.5·2²³: adding it rounds to an integer and leaves that in the lowest bits.</summary>
    private const float Round = 12582912f;

    private const float InverseLn2 = 1.44269504f, Ln2High = 0.693145752f, Ln2Low = 1.42860677e-6f;

    /// <summary>2^(square · scale) for scale &lt; 0; relative error 2·10⁻⁷ near 1, and never below 2⁻¹²⁵.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector PowerOfTwo(TVector square, TVector scale, TVector largestSquare)
    {
        square = TLanes.Smaller(largestSquare, square);
        var shifted = TLanes.MultiplyAdd(square, scale, TLanes.All(Round));
        var whole = TLanes.Subtract(TLanes.All(Round), shifted);
        var rest = TLanes.MultiplyAdd(square, scale, whole);
        return TLanes.TimesPowerOfTwo(Polynomial(rest), shifted);
    }

    /// <summary>e^−t for t ≥ 0; relative error 2·10⁻⁷, and never below e^−87.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfMinus(TVector t)
    {
        t = TLanes.Smaller(TLanes.All(87), t);
        var shifted = TLanes.MultiplyAdd(t, TLanes.All(-InverseLn2), TLanes.All(Round));
        var whole = TLanes.Subtract(TLanes.All(Round), shifted);

        // −t = whole'·ln 2 + rest, with ln 2 in two parts, since t·ε would be too much for large t; then back to base 2.
        var rest = TLanes.MultiplyAdd(whole, TLanes.All(Ln2High), TLanes.Subtract(TLanes.All(0), t));
        rest = TLanes.MultiplyAdd(whole, TLanes.All(Ln2Low), rest);
        return TLanes.TimesPowerOfTwo(Polynomial(TLanes.Multiply(rest, TLanes.All(InverseLn2))), shifted);
    }

    /// <summary>2^x for x in [−½, ½]; relative error 2·10⁻⁹ before rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial(TVector x)
    {
        var sum = TLanes.MultiplyAdd(TLanes.All(0.00015345811f), x, TLanes.All(0.00133999309f));
        sum = TLanes.MultiplyAdd(sum, x, TLanes.All(0.00961848907f));
        sum = TLanes.MultiplyAdd(sum, x, TLanes.All(0.0555032864f));
        sum = TLanes.MultiplyAdd(sum, x, TLanes.All(0.240226462f));
        sum = TLanes.MultiplyAdd(sum, x, TLanes.All(0.693147182f));
        return TLanes.MultiplyAdd(sum, x, TLanes.All(1));
    }
}
