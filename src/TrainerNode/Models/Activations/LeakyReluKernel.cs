using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>x for x ≥ 0, else x/100; the derivative at 0 is 1/100, like in PyTorch.</summary>
internal readonly struct LeakyReluKernel : IActivationKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        TVector zero = TLanes.All(0), leak = TLanes.All(0.01f);
        slope = TLanes.WhereGreater(x, zero, TLanes.All(1), leak);
        return TLanes.WhereGreater(x, zero, x, TLanes.Multiply(x, leak));
    }
}
