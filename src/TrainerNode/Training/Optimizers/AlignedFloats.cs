using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>Floats at 0 that stay where they are and begin on a cache line, so that no vector lies across two.</summary>
internal sealed unsafe class AlignedFloats
{
    private const int Line = 64;
    private readonly float[] _array;

    /// <param name="length">A multiple of 16.</param>
    public AlignedFloats(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % (Line / sizeof(float)), 0, nameof(length));
        _array = GC.AllocateArray<float>(checked(length + (Line / sizeof(float))), pinned: true);
        var start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
        Start = (float*)((start + Line - 1) / Line * Line);
    }

    /// <summary>Good as long as this object is reachable.</summary>
    public float* Start { get; }
}
