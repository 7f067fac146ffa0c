using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;

/// <summary>
/// Runs a nonlinearity over a block part by part. A processor looks some hundred operations ahead: of chains of 60 dependent ones it has two or three to do at
/// a time, of short chains enough. Vectors of 512 bits take one pass: in parts they have not been measured.
/// </summary>
internal static unsafe class StagedPass<TVector, TLanes, TActivation>
    where TVector : struct
    where TLanes : ILanes<TVector>
    where TActivation : struct, IStagedKernel
{
    /// <summary>Floats whose parts stay in the first cache.</summary>
    private const int Block = 1024;

    private const int Line = 16;

    /// <inheritdoc cref="ActivationPass{TVector, TLanes, TActivation}.Run"/>
    [SkipLocalsInit]
    public static void Run(float* values, float* slopes, float* mask, int count)
    {
        if (TLanes.Count == 16)
        {
            ActivationPass<TVector, TLanes, TActivation>.Run(values, slopes, mask, count);
            return;
        }

        // On a cache line, so that no vector lies across two.
        var room = stackalloc float[Block + Line];
        var second = (float*)(((nint)room + (Line * sizeof(float)) - 1) & -(Line * sizeof(float)));
        for (var start = 0; start < count; start += Block)
        {
            var length = Math.Min(Block, count - start);
            First(values + start, slopes + start, length);
            if (TActivation.HasSecond) Second(values + start, second, length);
            Apply(values + start, slopes + start, second, mask == null ? null : mask + start, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void First(float* values, float* first, int count)
    {
        for (var i = 0; i < count; i += TLanes.Count) TLanes.Store(TActivation.First<TVector, TLanes>(TLanes.Load(values + i)), first + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Second(float* values, float* second, int count)
    {
        for (var i = 0; i < count; i += TLanes.Count) TLanes.Store(TActivation.Second<TVector, TLanes>(TLanes.Load(values + i)), second + i);
    }

    /// <param name="slopes">The first part, replaced.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply(float* values, float* slopes, float* second, float* mask, int count)
    {
        for (var i = 0; i < count; i += TLanes.Count)
        {
            TVector x = TLanes.Load(values + i), first = TLanes.Load(slopes + i);
            var value = TActivation.Apply<TVector, TLanes>(x, first, TActivation.HasSecond ? TLanes.Load(second + i) : first, out var slope);
            ActivationPass<TVector, TLanes, TActivation>.Store(value, slope, values, slopes, mask, i);
        }
    }
}
