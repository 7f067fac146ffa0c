using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>
/// x·Φ(x), written as max(x, 0) − t·Q(t) with t = |x| and the normal tail Q(t) = Φ(−t) = e^(−t²/2)·R(t). R (Mills' ratio over √(2π)) is
/// smooth, so a polynomial of degree 11 on [0, 5.5] approximates it, fitted for this project with the weight e^(−t²/2)·max(1, t);
/// beyond 5.5 t·Q(t) &lt; 1.1·10⁻⁷. Absolute error ≤ 1.2·10⁻⁷·max(1, |x|) for the value and ≤ 2.5·10⁻⁷ for the derivative Φ(x) + x·φ(x).
/// </summary>
internal readonly struct GeluKernel : IStagedKernel
{
    private const float HalfOverLn2 = -0.72134752f, LargestSquare = 81, InverseRootTwoPi = 0.39894228f;
    private const float End = 5.5f, TwoOverEnd = 0.363636364f;

    public static bool HasSecond => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector> => Apply<TVector, TLanes>(x, First<TVector, TLanes>(x), Second<TVector, TLanes>(x), out slope);

    /// <summary>−R(t), in the variable that runs from −1 to 1, where the coefficients are small and rounding does little.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector First<TVector, TLanes>(TVector x)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        var t = TLanes.Smaller(TLanes.All(End), TLanes.Magnitude(x));
        var u = TLanes.MultiplyAdd(t, TLanes.All(TwoOverEnd), TLanes.All(-1));
        var sum = TLanes.MultiplyAdd(TLanes.All(0.0166111253f), u, TLanes.All(0.0272054709f));
        sum = TLanes.MultiplyAdd(sum, u, TLanes.All(0.012943903f));
        sum = TLanes.MultiplyAdd(sum, u, TLanes.All(-0.026688952f));
        sum = TLanes.MultiplyAdd(sum, u, TLanes.All(-0.00631642248f));
        sum = TLanes.MultiplyAdd(sum, u, TLanes.All(-0.018579727f));
        sum = TLanes.MultiplyAdd(sum, u, TLanes.All(0.032397341f));
        sum = TLanes.MultiplyAdd(sum, u, TLanes.All(-0.0415589921f));
        sum = TLanes.MultiplyAdd(sum, u, TLanes.All(0.0613692664f));
        sum = TLanes.MultiplyAdd(sum, u, TLanes.All(-0.0841667429f));
        sum = TLanes.MultiplyAdd(sum, u, TLanes.All(0.108481407f));
        return TLanes.MultiplyAdd(sum, u, TLanes.All(-0.1307244f));
    }

    /// <summary>e^(−x²/2). Beyond 9 the tail is below 10⁻¹⁸ and left out: products of such numbers end in denormal ones, which are slow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Second<TVector, TLanes>(TVector x)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        TVector square = TLanes.Multiply(x, x), end = TLanes.All(LargestSquare);
        return TLanes.WhereGreater(end, square, Exponential<TVector, TLanes>.PowerOfTwo(square, TLanes.All(HalfOverLn2), end), TLanes.All(0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x, TVector minusRatio, TVector bell, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        TVector zero = TLanes.All(0), minusTail = TLanes.Multiply(bell, minusRatio);

        // Φ(x) is 1 − Q on the right and Q on the left.
        var distribution = TLanes.WhereGreater(x, zero, TLanes.Add(TLanes.All(1), minusTail), TLanes.Subtract(zero, minusTail));
        slope = TLanes.MultiplyAdd(TLanes.Multiply(x, TLanes.All(InverseRootTwoPi)), bell, distribution);
        return TLanes.MultiplyAdd(TLanes.Magnitude(x), minusTail, TLanes.WhereGreater(x, zero, x, zero));
    }
}
