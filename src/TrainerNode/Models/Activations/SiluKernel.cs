using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>x·σ(x), σ(x) = 1 / (1 + e^−x); the derivative is σ·(1 + x·(1 − σ)).</summary>
internal readonly struct SiluKernel : IActivationKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        // With e = e^−|x| nothing overflows: σ(|x|) = 1/(1 + e) and σ(−|x|) = e/(1 + e).
        TVector one = TLanes.All(1), e = Exponential<TVector, TLanes>.OfMinus(TLanes.Magnitude(x));
        var upper = TLanes.Divide(one, TLanes.Add(one, e));
        var lower = TLanes.Multiply(e, upper);
        var positive = TLanes.WhereGreater(x, TLanes.All(0), upper, lower);
        var negative = TLanes.WhereGreater(x, TLanes.All(0), lower, upper);
        var value = TLanes.Multiply(x, positive);
        slope = TLanes.MultiplyAdd(value, negative, positive);
        return value;
    }
}
