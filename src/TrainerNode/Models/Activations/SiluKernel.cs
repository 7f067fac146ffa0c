using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>x·σ(x), σ(x) = 1 / (1 + e^−x); the derivative is σ·(1 + x·(1 − σ)).</summary>
internal readonly struct SiluKernel : IStagedKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector> => Apply<TVector, TLanes>(x, First<TVector, TLanes>(x), x, out slope);

    /// <summary>e^−|x|: nothing overflows with it, since σ(|x|) = 1/(1 + e) and σ(−|x|) = e/(1 + e).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector First<TVector, TLanes>(TVector x)
        where TVector : struct
        where TLanes : ILanes<TVector> => Exponential<TVector, TLanes>.OfMinus(TLanes.Magnitude(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x, TVector e, TVector second, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        var one = TLanes.All(1);
        var upper = TLanes.Divide(one, TLanes.Add(one, e));
        var lower = TLanes.Multiply(e, upper);
        var positive = TLanes.WhereGreater(x, TLanes.All(0), upper, lower);
        var negative = TLanes.WhereGreater(x, TLanes.All(0), lower, upper);
        var value = TLanes.Multiply(x, positive);
        slope = TLanes.MultiplyAdd(value, negative, positive);
        return value;
    }
}
