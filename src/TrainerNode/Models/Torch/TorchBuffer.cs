using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>A matrix of floats that C# and libtorch share: a tensor, and a span over its memory.</summary>
internal sealed unsafe class TorchBuffer : IDisposable
{
    private readonly float* _start;
    private readonly int _length;

    /// <summary>A matrix of zeros.</summary>
    public TorchBuffer(int rows, int columns)
    {
        // Buffers outlive the scope of any batch.
        Tensor = zeros(rows, columns).DetachFromDisposeScope();
        var floats = MemoryMarshal.Cast<byte, float>(Tensor.bytes);
        _start = (float*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(floats));
        _length = floats.Length;
    }

    /// <summary>rows × columns.</summary>
    public Tensor Tensor { get; }

    /// <summary>The same memory, row by row; libtorch aligns its start to 64 bytes.</summary>
    public Span<float> Floats => Tensor.IsInvalid ? throw new ObjectDisposedException(nameof(TorchBuffer)) : new Span<float>(_start, _length);

    /// <summary>A view of the first rows, the caller's to dispose.</summary>
    public Tensor First(int rows) => Tensor.narrow(0, 0, rows).DetachFromDisposeScope();

    public void Dispose() => Tensor.Dispose();
}
