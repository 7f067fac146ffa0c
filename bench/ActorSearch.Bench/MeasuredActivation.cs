using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.Bench;

/// <summary>A nonlinearity and its derivative over a batch's hidden units.</summary>
internal sealed unsafe class MeasuredActivation : IDisposable
{
    private readonly float* _source, _values, _slopes;
    private readonly IKernels _kernels;
    private readonly Activation _activation;

    public MeasuredActivation(IKernels kernels, Activation activation)
    {
        (_kernels, _activation) = (kernels, activation);
        _source = (float*)NativeMemory.AlignedAlloc(3 * Count * sizeof(float), 4096);
        _values = _source + Count;
        _slopes = _values + Count;
        for (var i = 0; i < Count; i++) _source[i] = (i % 101 * 0.08f) - 4;
    }

    /// <summary>40 × 128 units.</summary>
    public const int Count = 40 * 128;

    public void Run()
    {
        // The argument is copied each time (some 4 % of GELU): a nonlinearity of its own result ends in denormal numbers.
        new Span<float>(_source, Count).CopyTo(new Span<float>(_values, Count));
        _kernels.Activate(_activation, _values, _slopes, null, Count);
    }

    public void Dispose() => NativeMemory.AlignedFree(_source);
}
