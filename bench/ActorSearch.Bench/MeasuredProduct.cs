using System.Runtime.InteropServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.Bench;

/// <summary>The three products of a layer of some size, on memory laid out as a net lays it out.</summary>
internal sealed unsafe class MeasuredProduct : IDisposable
{
    private readonly float* _below, _weights, _above, _transposed;
    private readonly IKernels _kernels;

    /// <param name="kernels">What is measured.</param>
    /// <param name="batch">Rows.</param>
    /// <param name="inputs">A multiple of 16.</param>
    /// <param name="outputs">A multiple of 16.</param>
    public MeasuredProduct(IKernels kernels, int batch, int inputs, int outputs)
    {
        (_kernels, Batch, Inputs, Outputs) = (kernels, batch, inputs, outputs);
        _below = Filled(batch * inputs);
        _weights = Filled(inputs * outputs);
        _above = Filled(batch * outputs);
        _transposed = Filled(outputs * TransposedRow);
    }

    public int Batch { get; }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Floating-point operations of one of the products.</summary>
    public double Operations => 2.0 * Batch * Inputs * Outputs;

    private int TransposedRow => Inputs + 16;

    public void Forward() => _kernels.Multiply(
        new ProductOperands
        {
            A = _below,
            ARow = Inputs,
            AStep = 1,
            B = _weights,
            BStep = Outputs,
            C = _above,
            CRow = Outputs,
            Steps = Inputs,
            Start = _weights,
        },
        Batch,
        Outputs);

    public void WeightGradient() => _kernels.Multiply(
        new ProductOperands
        {
            A = _below,
            ARow = 1,
            AStep = Inputs,
            B = _above,
            BStep = Outputs,
            C = _weights,
            CRow = Outputs,
            Steps = Batch,
        },
        Inputs,
        Outputs);

    public void InputGradient() => _kernels.Multiply(
        new ProductOperands
        {
            A = _above,
            ARow = Outputs,
            AStep = 1,
            B = _transposed,
            BStep = TransposedRow,
            C = _below,
            CRow = Inputs,
            Steps = Outputs,
        },
        Batch,
        Inputs);

    public void Transpose() => Transposition.Run(_weights, Outputs, Inputs, Outputs, _transposed, TransposedRow);

    public void Dispose()
    {
        NativeMemory.AlignedFree(_below);
        NativeMemory.AlignedFree(_weights);
        NativeMemory.AlignedFree(_above);
        NativeMemory.AlignedFree(_transposed);
    }

    /// <summary>Zeros: products that are repeated on their own results would leave the range of floats.</summary>
    private static float* Filled(int length)
    {
        var start = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), 4096);
        NativeMemory.Clear(start, (nuint)length * sizeof(float));
        return start;
    }
}
