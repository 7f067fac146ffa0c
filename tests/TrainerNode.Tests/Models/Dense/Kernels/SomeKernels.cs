using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Tests.Models.Dense.Kernels;

/// <summary>The kernels of each width, and blocks of memory to run them on.</summary>
internal static class SomeKernels
{
    public static TheoryData<int> Widths => [512, 256, 128];

    public static IKernels OfWidth(int bits) => bits switch
    {
        512 => new Kernels<Vector512<float>, Lanes512>(),
        256 => new Kernels<Vector256<float>, Lanes256>(),
        128 => new Kernels<Vector128<float>, Lanes128>(),
        _ => throw new ArgumentOutOfRangeException(nameof(bits)),
    };

    public static int Padded(int width) => (width + 15) / 16 * 16;
}

/// <summary>Aligned floats with a guard of NaN behind them, so that a kernel that reads or writes too far is found out.</summary>
internal sealed unsafe class SomeBlock : IDisposable
{
    private const int Guard = 64;
    private readonly int _length;

    private SomeBlock(int length)
    {
        _length = length;
        Start = (float*)NativeMemory.AlignedAlloc((nuint)(length + Guard) * sizeof(float), 64);
        new Span<float>(Start, length + Guard).Fill(float.NaN);
    }

    public float* Start { get; }

    public Span<float> Values => new(Start, _length);

    public float this[int at] => Values[at];

    /// <summary>Filled with NaN, which a kernel has to overwrite.</summary>
    public static SomeBlock Empty(int length) => new(length);

    /// <summary>Standard normal numbers in the first columns of each row, 0 in the others.</summary>
    public static SomeBlock Matrix(int rows, int columns, int stride, int seed = 1)
    {
        var block = new SomeBlock(rows * stride);
        var stream = RandomStream.For((ulong)seed, StreamPurpose.GeneratedData);
        for (var i = 0; i < rows * stride; i++) block.Values[i] = i % stride < columns ? (float)stream.NextNormal() : 0;
        return block;
    }

    public int[] Bits() => MemoryMarshal.Cast<float, int>(Values).ToArray();

    public void Dispose()
    {
        var intact = !new Span<float>(Start + _length, Guard).ContainsAnyExcept(float.NaN);
        NativeMemory.AlignedFree(Start);
        Assert.True(intact, "a kernel wrote behind its block");
    }
}
