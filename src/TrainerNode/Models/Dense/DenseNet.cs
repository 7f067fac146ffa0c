using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>
/// A fully connected net with its backward pass written out. Takes all its memory when it is made and allocates nothing afterwards.
/// Padding is 0 in parameters and, as long as the gradient is finite, in the gradient.
/// </summary>
internal sealed unsafe class DenseNet(
    ModelSettings.Mlp model, DenseShape shape, int capacity, LossSettings loss, IKernels kernels, NetMemory memory) : INet
{
    private readonly DenseLayer[] _layers = [.. shape.Layers];
    private readonly float _dropout = (float)model.Dropout;

    /// <inheritdoc/>
    public ParameterLayout Layout => shape.Layout;

    /// <inheritdoc/>
    public Span<float> Parameters => new(memory.Parameters, shape.Layout.Length);

    /// <inheritdoc/>
    public ReadOnlySpan<float> Gradients => new(memory.Gradients, shape.Layout.Length);

    /// <inheritdoc/>
    public int Capacity => capacity;

    /// <inheritdoc/>
    public Span<float> Inputs => new(memory.Inputs, capacity * _layers[0].Inputs);

    /// <inheritdoc/>
    public Span<float> Targets => new(memory.Targets, capacity * TargetColumns);

    /// <summary>Target columns: the class alone, or one an output.</summary>
    private int TargetColumns => loss.IsForClasses ? 1 : Output.Outputs;

    private DenseLayer Output => _layers[^1];

    private int Last => _layers.Length - 1;

    /// <inheritdoc/>
    public float Backpropagate(int rows, ref RandomStream dropout)
    {
        RequireRows(rows);
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            Forward(layer, rows);
            if (layer < Last && _dropout > 0) Drop(layer, rows, ref dropout);
        }

        var count = rows * Output.Outputs;
        var slopes = new Span<float>(memory.PredictionSlopes, count);
        var mean = loss.Gradient(Predictions(rows), new Span<float>(memory.Targets, rows * TargetColumns), slopes);
        Copy(memory.PredictionSlopes, Output.Outputs, memory.Slopes(Last), Output.OutputRow, rows);
        for (var layer = Last; layer >= 0; layer--) Backward(layer, rows);
        return mean;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Predict(int rows)
    {
        RequireRows(rows);
        for (var layer = 0; layer < _layers.Length; layer++) Forward(layer, rows);

        return Predictions(rows);
    }

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();

    private void Forward(int at, int rows)
    {
        var layer = _layers[at];
        float* below = Below(at), values = memory.Values(at);
        float* weights = memory.Parameters + layer.Weights, bias = memory.Parameters + layer.Bias;
        if (layer.HasOneOutput)
        {
            kernels.OneOutput(below, rows, layer.InputRow, weights, *bias, values);
            return;
        }

        kernels.Multiply(
            new ProductOperands
            {
                A = below,
                ARow = layer.InputRow,
                AStep = 1,
                B = weights,
                BStep = layer.OutputRow,
                C = values,
                CRow = layer.OutputRow,
                Steps = layer.Inputs,
                Start = bias,
            },
            rows,
            layer.OutputRow);
        if (at < Last) kernels.Activate(model.Activation, values, memory.Slopes(at), rows * layer.OutputRow);
    }

    private void Drop(int at, int rows, ref RandomStream stream)
    {
        var layer = _layers[at];
        var mask = new Span<float>(memory.Mask, layer.OutputRow);
        mask.Clear();
        for (var row = 0; row < rows; row++)
        {
            DropoutMask.Fill(mask[..layer.Outputs], _dropout, ref stream);
            var start = row * layer.OutputRow;
            kernels.Scale(memory.Values(at) + start, memory.Mask, layer.OutputRow);
            kernels.Scale(memory.Slopes(at) + start, memory.Mask, layer.OutputRow);
        }
    }

    /// <summary>From the slopes of a layer to its gradient and to the slopes of the layer below.</summary>
    private void Backward(int at, int rows)
    {
        var layer = _layers[at];
        float* below = Below(at), slopes = memory.Slopes(at);
        float* weights = memory.Gradients + layer.Weights, bias = memory.Gradients + layer.Bias;
        if (layer.HasOneOutput)
        {
            *bias = Sum(slopes, rows);
            kernels.OneOutputGradient(
                slopes, below, memory.Slopes(at - 1), rows, layer.InputRow, memory.Parameters + layer.Weights, weights);
            return;
        }

        if (layer.InputRow == 1)
        {
            kernels.OneInputGradient(below, slopes, rows, layer.OutputRow, weights, bias);
            return;
        }

        kernels.SumColumns(slopes, rows, layer.OutputRow, bias);
        kernels.Multiply(
            new ProductOperands
            {
                A = below,
                ARow = 1,
                AStep = layer.InputRow,
                B = slopes,
                BStep = layer.OutputRow,
                C = weights,
                CRow = layer.OutputRow,
                Steps = rows,
            },
            layer.Inputs,
            layer.OutputRow);
        if (at > 0) BackwardBelow(at, rows);
    }

    private void BackwardBelow(int at, int rows)
    {
        var layer = _layers[at];
        float* transposed = memory.Transposed(at), derivatives = memory.Slopes(at - 1);
        var row = NetMemory.TransposedRow(layer);
        Transposition.Run(memory.Parameters + layer.Weights, layer.OutputRow, layer.Inputs, layer.Outputs, transposed, row);
        kernels.Multiply(
            new ProductOperands
            {
                A = memory.Slopes(at),
                ARow = layer.OutputRow,
                AStep = 1,
                B = transposed,
                BStep = row,
                C = derivatives,
                CRow = layer.InputRow,
                Steps = layer.Outputs,
                Factor = derivatives,
            },
            rows,
            layer.InputRow);
    }

    private float* Below(int at) => at == 0 ? memory.Inputs : memory.Values(at - 1);

    /// <summary>What the last layer gives, without its padding.</summary>
    private ReadOnlySpan<float> Predictions(int rows)
    {
        Copy(memory.Values(Last), Output.OutputRow, memory.Predictions, Output.Outputs, rows);
        return new(memory.Predictions, rows * Output.Outputs);
    }

    private void Copy(float* from, int fromRow, float* to, int toRow, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var output = 0; output < Output.Outputs; output++) to[(row * toRow) + output] = from[(row * fromRow) + output];
        }
    }

    private static float Sum(float* values, int count)
    {
        var sum = 0f;
        for (var i = 0; i < count; i++) sum += values[i];
        return sum;
    }

    private void RequireRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, capacity);
    }
}
