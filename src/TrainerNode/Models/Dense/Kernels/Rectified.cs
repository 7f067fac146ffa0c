using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>max(x, 0); the derivative at 0 is 0, as PyTorch has it.</summary>
internal readonly struct Relu<TVector, TLanes> : IActivationKernel<TVector>
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

/// <summary>min(max(x, 0), 6); the derivative at 0 and 6 is 0, as PyTorch has it.</summary>
internal readonly struct Relu6<TVector, TLanes> : IActivationKernel<TVector>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply(TVector x, out TVector slope)
    {
        TVector zero = TLanes.All(0), six = TLanes.All(6);
        slope = TLanes.WhereGreater(x, zero, TLanes.WhereGreater(six, x, TLanes.All(1), zero), zero);
        return TLanes.WhereGreater(x, six, six, TLanes.WhereGreater(zero, x, zero, x));
    }
}

/// <summary>x for x ≥ 0, else x/100; the derivative at 0 is 1/100, as PyTorch has it.</summary>
internal readonly struct LeakyRelu<TVector, TLanes> : IActivationKernel<TVector>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply(TVector x, out TVector slope)
    {
        TVector zero = TLanes.All(0), leak = TLanes.All(0.01f);
        slope = TLanes.WhereGreater(x, zero, TLanes.All(1), leak);
        return TLanes.WhereGreater(x, zero, x, TLanes.Multiply(x, leak));
    }
}
