using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using ActorSearch.TrainerNode.Models.Dense;

namespace ActorSearch.Bench;

/// <summary>What the runtime may use of the processor's vectors; its settings can switch some off.</summary>
internal static class Processor
{
    /// <summary>For example <c>512 bits (AVX-512, AVX2, FMA)</c>.</summary>
    public static string Vectors
    {
        get
        {
            (string Name, bool Used)[] features =
                [("AVX-512", Avx512F.IsSupported), ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported), ("Advanced SIMD", AdvSimd.IsSupported)];
            return $"{DenseEngine.FastestVectorBits} bits ({string.Join(", ", features.Where(feature => feature.Used).Select(feature => feature.Name))})";
        }
    }

    /// <summary>Widths of vectors in hardware, widest first.</summary>
    public static IEnumerable<int> Widths { get; } = [.. new[] { 512, 256, 128 }.Where(bits => bits <= DenseEngine.FastestVectorBits)];
}
