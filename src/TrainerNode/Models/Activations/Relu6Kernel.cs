using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>min(max(x, 0), 6); the derivative at 0 and 6 is 0, like in PyTorch.</summary>
internal readonly struct Relu6Kernel : IActivationKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        TVector zero = TLanes.All(0), six = TLanes.All(6);
        slope = TLanes.WhereGreater(x, zero, TLanes.WhereGreater(six, x, TLanes.All(1), zero), zero);
        return TLanes.WhereGreater(x, six, six, TLanes.WhereGreater(zero, x, zero, x));
    }
}
