using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>tanh(x), by a polynomial near 0 and by e^−2|x| further out; relative error 3·10⁻⁷. The derivative is 1 − tanh².</summary>
internal readonly struct TanhKernel : IStagedKernel
{
    private const float Near = 0.625f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector> => Apply<TVector, TLanes>(x, First<TVector, TLanes>(x), x, out slope);

    /// <summary>e^−2|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector First<TVector, TLanes>(TVector x)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        var t = TLanes.Magnitude(x);
        return Exponential<TVector, TLanes>.OfMinus(TLanes.Add(t, t));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x, TVector e, TVector second, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        TVector t = TLanes.Magnitude(x), one = TLanes.All(1);
        var far = TLanes.Divide(TLanes.Subtract(one, e), TLanes.Add(one, e));
        var magnitude = TLanes.WhereGreater(t, TLanes.All(Near), far, Series<TVector, TLanes>(t));
        slope = TLanes.MultiplyAdd(TLanes.Subtract(TLanes.All(0), magnitude), magnitude, one);
        return TLanes.WithSign(magnitude, x);
    }

    /// <summary>t + t³·P(t²), P fitted for this project on [0, 0.75].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Series<TVector, TLanes>(TVector t)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        var square = TLanes.Multiply(t, t);
        var sum = TLanes.MultiplyAdd(TLanes.All(0.00174414599f), square, TLanes.All(-0.00766923372f));
        sum = TLanes.MultiplyAdd(sum, square, TLanes.All(0.0214594398f));
        sum = TLanes.MultiplyAdd(sum, square, TLanes.All(-0.0538948029f));
        sum = TLanes.MultiplyAdd(sum, square, TLanes.All(0.133327201f));
        sum = TLanes.MultiplyAdd(sum, square, TLanes.All(-0.333333164f));
        return TLanes.MultiplyAdd(TLanes.Multiply(sum, square), t, t);
    }
}
