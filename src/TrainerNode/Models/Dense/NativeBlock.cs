using System.Runtime.InteropServices;

namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>Memory outside the collector's reach, aligned to a page, so that nothing moves and no speed depends on luck.</summary>
internal sealed unsafe class NativeBlock : IDisposable
{
    private const int Page = 4096;
    private float* _start;

    /// <param name="length">Floats.</param>
    public NativeBlock(nint length)
    {
        Length = length;
        _start = (float*)NativeMemory.AlignedAlloc((nuint)checked(length * sizeof(float)), Page);
    }

    /// <summary>Floats.</summary>
    public nint Length { get; }

    /// <summary>The first of them.</summary>
    public float* Start => _start != null ? _start : throw new ObjectDisposedException(nameof(NativeBlock));

    /// <summary>All to 0.</summary>
    public void Clear() => NativeMemory.Clear(Start, (nuint)(Length * sizeof(float)));

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
    }
}
