using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>Runs a nonlinearity over a block.</summary>
internal static unsafe class ActivationPass<TVector, TLanes, TActivation>
    where TVector : struct
    where TLanes : ILanes<TVector>
    where TActivation : struct, IActivationKernel<TVector>
{
    /// <summary>Replaces each value by f of it, and writes f′ of it to <paramref name="slopes"/>.</summary>
    /// <param name="values">The block.</param>
    /// <param name="slopes">As long.</param>
    /// <param name="count">Floats, a multiple of 16.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* values, float* slopes, int count)
    {
        for (var end = values + count; values < end; values += TLanes.Count, slopes += TLanes.Count)
        {
            TLanes.Store(TActivation.Apply(TLanes.Load(values), out var slope), values);
            TLanes.Store(slope, slopes);
        }
    }
}
