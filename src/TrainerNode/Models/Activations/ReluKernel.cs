using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>max(x, 0); the derivative at 0 is 0, like in PyTorch.</summary>
internal readonly struct ReluKernel : IActivationKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        var zero = TLanes.All(0);
        slope = TLanes.WhereGreater(x, zero, TLanes.All(1), zero);

        // Asked this way round, NaN stays NaN.
        return TLanes.WhereGreater(zero, x, zero, x);
    }
}
