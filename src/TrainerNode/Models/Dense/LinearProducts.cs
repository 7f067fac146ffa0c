using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>
/// The three products of a linear layer of more than one output. Its weights lie in panels, the weights to sixteen outputs together, input by input; what
/// else a product reads column by column is first brought into the same form, a few panels at a time, so that it stays in the first cache.
/// </summary>
/// <param name="kernels">Their arithmetic.</param>
/// <param name="inputs">Units below.</param>
/// <param name="inputRow">Floats from a row of inputs to the next.</param>
/// <param name="outputs">Units of the layer.</param>
internal sealed unsafe class LinearProducts(IKernels kernels, int inputs, int inputRow, int outputs)
{
    private const int Panel = ProductOperands.PanelColumns;

    /// <summary>Panels that are prepared at once: the two vectors of a tile may lie in two of them.</summary>
    private const int Together = 2;

    private readonly int _outputRow = Padding.Up(outputs);

    /// <summary>Floats from sixteen outputs to the next sixteen, in the weights and in their gradient.</summary>
    public static int WeightPanel(int inputs) => checked(Panel * inputs);

    /// <summary>Floats that the backward products of a layer need for themselves, also <see cref="SparseProducts"/>, which prepare twice as many panels.</summary>
    /// <param name="rows">Most rows in a batch.</param>
    /// <param name="outputs">Units of the layer.</param>
    public static int Scratch(int rows, int outputs) => checked(Together * Panel * Math.Max(2 * rows, outputs));

    /// <summary>Brings sixteen columns together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyPanel(float* source, nint row, int rows, float* panel)
    {
        for (var at = 0; at < rows; at++, source += row, panel += Panel) *(PanelRow*)panel = *(PanelRow*)source;
    }

    /// <summary>values = below · weights + bias.</summary>
    public void Forward(float* below, int rows, float* weights, float* bias, float* values) => kernels.Multiply(
        new ProductOperands
        {
            A = below,
            ARow = inputRow,
            AStep = 1,
            B = weights,
            BStep = Panel,
            BPanel = WeightPanel(inputs),
            C = values,
            CRow = _outputRow,
            Steps = inputs,
            Start = bias,
        },
        rows,
        _outputRow);

    /// <summary>gradient = belowᵀ · slopes.</summary>
    public void WeightGradient(float* below, float* slopes, int rows, float* gradient, float* scratch)
    {
        for (var column = 0; column < _outputRow; column += Together * Panel)
        {
            var columns = Math.Min(Together * Panel, _outputRow - column);
            for (var at = 0; at < columns; at += Panel) CopyPanel(slopes + column + at, _outputRow, rows, scratch + (at * rows));
            for (var row = 0; row < rows; row += PartialSum.Terms)
            {
                kernels.Multiply(
                    new ProductOperands
                    {
                        A = below + ((nint)row * inputRow),
                        ARow = 1,
                        AStep = inputRow,
                        B = scratch + (row * Panel),
                        BStep = Panel,
                        BPanel = Panel * rows,
                        C = gradient + ((nint)column * inputs),
                        CRow = Panel,
                        CPanel = WeightPanel(inputs),
                        Steps = Math.Min(PartialSum.Terms, rows - row),
                        Adds = row > 0,
                    },
                    inputs,
                    columns);
            }
        }
    }

    /// <summary>below = slopes · weightsᵀ, times what stood there if <paramref name="scaled"/>.</summary>
    public void InputGradient(float* slopes, int rows, float* weights, float* below, bool scaled, float* scratch)
    {
        for (var column = 0; column < inputRow; column += Together * Panel)
        {
            var columns = Math.Min(Together * Panel, inputRow - column);
            for (var at = 0; at < columns; at += Panel) TurnPanel(weights, column + at, scratch + (at * outputs));
            kernels.Multiply(
                new ProductOperands
                {
                    A = slopes,
                    ARow = _outputRow,
                    AStep = 1,
                    B = scratch,
                    BStep = Panel,
                    BPanel = Panel * outputs,
                    C = below + column,
                    CRow = inputRow,
                    Steps = outputs,
                    Factor = scaled ? below + column : null,
                },
                rows,
                columns);
        }
    }

    /// <summary>The weights from sixteen inputs, output by output; 0 beyond the last input.</summary>
    private void TurnPanel(float* weights, int first, float* panel)
    {
        var count = Math.Min(Panel, inputs - first);
        if (count < Panel) new Span<float>(panel, Panel * outputs).Clear();
        Transposition.Run(weights + (first * Panel), Panel, count, outputs, panel, Panel, WeightPanel(inputs));
    }

    [InlineArray(Panel)]
    private struct PanelRow
    {
        private float _first;
    }
}
