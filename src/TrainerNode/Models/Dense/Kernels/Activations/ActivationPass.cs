using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;

/// <summary>Runs a nonlinearity over a block.</summary>
internal static unsafe class ActivationPass<TVector, TLanes, TActivation>
    where TVector : struct
    where TLanes : ILanes<TVector>
    where TActivation : struct, IActivationKernel
{
    /// <summary>Replaces each value by f of it, and writes f′ of it to <paramref name="slopes"/>; both times the mask.</summary>
    /// <param name="values">The block.</param>
    /// <param name="slopes">As long.</param>
    /// <param name="mask">As long, or null for 1.</param>
    /// <param name="count">Floats, a multiple of 16.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* values, float* slopes, float* mask, int count)
    {
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var value = TActivation.Apply<TVector, TLanes>(TLanes.Load(values + i), out var slope);
            Store(value, slope, values, slopes, mask, i);
        }
    }

    /// <summary>Writes one vector of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TVector value, TVector slope, float* values, float* slopes, float* mask, int at)
    {
        if (mask != null)
        {
            var kept = TLanes.Load(mask + at);
            value = TLanes.Multiply(value, kept);
            slope = TLanes.Multiply(slope, kept);
        }

        TLanes.Store(value, values + at);
        TLanes.Store(slope, slopes + at);
    }
}
