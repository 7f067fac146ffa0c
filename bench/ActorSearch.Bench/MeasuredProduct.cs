using System.Runtime.InteropServices;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.Bench;

/// <summary>The three products of a layer of some size, on memory laid out as a net lays it out.</summary>
internal sealed unsafe class MeasuredProduct : IDisposable
{
    private readonly float* _below, _weights, _gradient, _bias, _above, _belowSlopes, _scratch;
    private readonly LinearProducts _products;
    private readonly int _batch;

    /// <param name="kernels">What is measured.</param>
    /// <param name="batch">Rows.</param>
    /// <param name="inputs">A multiple of 16.</param>
    /// <param name="outputs">A multiple of 16.</param>
    public MeasuredProduct(IKernels kernels, int batch, int inputs, int outputs)
    {
        _products = new LinearProducts(kernels, inputs, inputs, outputs);
        _batch = batch;
        Operations = 2.0 * batch * inputs * outputs;
        _below = Filled(batch * inputs);
        _belowSlopes = Filled(batch * inputs);
        _weights = Filled(inputs * outputs);
        _gradient = Filled(inputs * outputs);
        _bias = Filled(outputs);
        _above = Filled(batch * outputs);
        _scratch = Filled(LinearProducts.Scratch(batch, outputs));
    }

    /// <summary>Floating-point operations of one of the products.</summary>
    public double Operations { get; }

    public void Forward() => _products.Forward(_below, _batch, _weights, _bias, _above);

    public void WeightGradient() => _products.WeightGradient(_below, _above, _batch, _gradient, _scratch);

    public void InputGradient() => _products.InputGradient(_above, _batch, _weights, _belowSlopes, scaled: true, _scratch);

    public void Dispose()
    {
        foreach (var block in (ReadOnlySpan<nint>)[(nint)_below, (nint)_belowSlopes, (nint)_weights, (nint)_gradient, (nint)_bias, (nint)_above, (nint)_scratch])
        {
            NativeMemory.AlignedFree((void*)block);
        }
    }

    /// <summary>Zeros: products that are repeated on their own results would leave the range of floats.</summary>
    private static float* Filled(int length)
    {
        var start = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), 4096);
        NativeMemory.Clear(start, (nuint)length * sizeof(float));
        return start;
    }
}
