using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.Bench;

/// <summary>What this machine can do at the most: fused multiply-adds on registers alone, enough of them to hide their latency.</summary>
internal static class Peak<TVector, TLanes>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    private const int Chains = 12;

    /// <summary>Floating-point operations in <see cref="Run"/>: two a lane of each multiply-add.</summary>
    public static double Operations(int steps) => 2.0 * Chains * TLanes.Count * steps;

    /// <summary>Twelve independent chains of <paramref name="steps"/> multiply-adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe float Run(int steps)
    {
        TVector a = TLanes.All(0.999f), b = TLanes.All(0.001f);
        TVector c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a, c10 = a, c11 = a;
        for (var step = 0; step < steps; step++)
        {
            c0 = TLanes.MultiplyAdd(c0, a, b);
            c1 = TLanes.MultiplyAdd(c1, a, b);
            c2 = TLanes.MultiplyAdd(c2, a, b);
            c3 = TLanes.MultiplyAdd(c3, a, b);
            c4 = TLanes.MultiplyAdd(c4, a, b);
            c5 = TLanes.MultiplyAdd(c5, a, b);
            c6 = TLanes.MultiplyAdd(c6, a, b);
            c7 = TLanes.MultiplyAdd(c7, a, b);
            c8 = TLanes.MultiplyAdd(c8, a, b);
            c9 = TLanes.MultiplyAdd(c9, a, b);
            c10 = TLanes.MultiplyAdd(c10, a, b);
            c11 = TLanes.MultiplyAdd(c11, a, b);
        }

        var left = TLanes.Add(TLanes.Add(TLanes.Add(c0, c1), TLanes.Add(c2, c3)), TLanes.Add(c4, c5));
        var right = TLanes.Add(TLanes.Add(TLanes.Add(c6, c7), TLanes.Add(c8, c9)), TLanes.Add(c10, c11));
        var lanes = stackalloc float[16];
        TLanes.Store(TLanes.Add(left, right), lanes);
        return lanes[0];
    }
}
