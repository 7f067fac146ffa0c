using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>max(x, 0); the derivative at 0 is 0, like in PyTorch.</summary>
internal readonly struct ReluKernel<TVector, TLanes> : IActivationKernel<TVector>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply(TVector x, out TVector slope)
    {
        var zero = TLanes.All(0);
        slope = TLanes.WhereGreater(x, zero, TLanes.All(1), zero);

        // Asked this way round, NaN stays NaN.
        return TLanes.WhereGreater(zero, x, zero, x);
    }
}
