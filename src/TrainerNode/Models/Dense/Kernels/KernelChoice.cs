using System.Runtime.Intrinsics;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>Which kernels an engine computes with.</summary>
internal static class KernelChoice
{
    /// <summary>Bits of the widest vectors that this machine has in hardware.</summary>
    public static int FastestVectorBits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>The kernels of a width, or those that this machine does fastest.</summary>
    public static IKernels Choose(int? vectorBits) => (vectorBits ?? FastestVectorBits) switch
    {
        512 => new Kernels<Vector512<float>, Lanes512>(),
        256 => new Kernels<Vector256<float>, Lanes256>(),
        128 => new Kernels<Vector128<float>, Lanes128>(),
        _ => throw new ArgumentOutOfRangeException(nameof(vectorBits), vectorBits, "A vector has 512, 256 or 128 bits."),
    };
}
