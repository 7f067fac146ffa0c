using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>
/// A fully connected net with its backward pass written out. Takes all its memory when it is made and allocates nothing afterwards.
/// Padding is 0 in parameters and, as long as the gradient is finite, in the gradient.
/// </summary>
internal sealed unsafe class DenseNet(
    Mlp model, DenseShape shape, int capacity, LossSettings loss, IKernels kernels, NetMemory memory, EmbeddingLayer? embedding) : INet
{
    private readonly DenseLayer[] _layers = [.. shape.Layers];
    private readonly LinearProducts[] _products =
        [.. shape.Layers.Select(layer => new LinearProducts(kernels, layer.Inputs, layer.InputRow, layer.Outputs))];

    private readonly SparseProducts? _sparse = SparseProducts.Suits(shape.Layers[0].Inputs, shape.Layers[0].Outputs)
        ? new SparseProducts(kernels, shape.Layers[0].Inputs, shape.Layers[0].Outputs, capacity)
        : null;

    private readonly LinearProducts? _towardsTables = embedding is null ? null
        : new LinearProducts(kernels, shape.Layers[0].Inputs, Padding.Up(shape.Layers[0].Inputs), shape.Layers[0].Outputs);

    private readonly float _dropout = (float)model.Dropout;
    private bool _skipsZeros;

    /// <inheritdoc/>
    public ParameterLayout Layout => shape.Layout;

    /// <inheritdoc/>
    public Span<float> Parameters => new(memory.Parameters, shape.Layout.Length);

    /// <inheritdoc/>
    public ReadOnlySpan<float> Gradients => new(memory.Gradients, shape.Layout.Length);

    /// <inheritdoc/>
    public int Capacity => capacity;

    /// <inheritdoc/>
    public Span<float> Inputs => embedding is null ? new(memory.Inputs, capacity * _layers[0].Inputs) : new(memory.Cells, capacity * embedding.Cells);

    /// <inheritdoc/>
    public Span<float> Targets => new(memory.Targets, capacity * TargetColumns);

    /// <summary>Target columns: the class alone, or one an output.</summary>
    private int TargetColumns => loss.TargetColumns(Output.Outputs);

    private DenseLayer Output => _layers[^1];

    private int Last => _layers.Length - 1;

    /// <inheritdoc/>
    public float Backpropagate(int rows, ref RandomStream dropout)
    {
        RequireRows(rows);
        LookUp(rows);
        _skipsZeros = _sparse?.Read(memory.Inputs, rows, forward: false) == true;
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            var drops = layer < Last && _dropout > 0;
            if (drops) FillMask(layer, rows, ref dropout);
            Forward(layer, rows, drops ? memory.Mask : null);
        }

        var count = rows * Output.Outputs;
        var slopes = new Span<float>(memory.PredictionSlopes, count);
        var mean = loss.Gradient(Predictions(rows), new Span<float>(memory.Targets, rows * TargetColumns), slopes);
        Copy(memory.PredictionSlopes, Output.Outputs, memory.Slopes(Last), Output.OutputRow, rows);
        for (var layer = Last; layer >= 0; layer--) Backward(layer, rows);
        if (embedding is not null) TeachTables(rows);
        return mean;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Predict(int rows)
    {
        RequireRows(rows);
        LookUp(rows);

        // A weight that is not finite must show in a prediction even where its input is 0: so a training that diverges is found after its epoch.
        _skipsZeros = _sparse?.Read(memory.Inputs, rows, forward: true) == true
            && SparseProducts.AreFinite(memory.Parameters + _layers[0].Weights, _layers[0].Bias - _layers[0].Weights);
        for (var layer = 0; layer < _layers.Length; layer++) Forward(layer, rows, mask: null);

        return Predictions(rows);
    }

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();

    private void Forward(int at, int rows, float* mask)
    {
        var layer = _layers[at];
        float* below = Below(at), values = memory.Values(at);
        float* weights = memory.Parameters + layer.Weights, bias = memory.Parameters + layer.Bias;
        if (layer.HasOneOutput)
        {
            kernels.OneOutput(below, rows, layer.InputRow, weights, *bias, values);
            return;
        }

        if (at == 0 && _skipsZeros) _sparse!.Forward(below, rows, weights, bias, values);
        else _products[at].Forward(below, rows, weights, bias, values);
        if (at < Last) kernels.Activate(model.Activation, values, memory.Slopes(at), mask, rows * layer.OutputRow);
    }

    private void LookUp(int rows) =>
        embedding?.Forward(new ReadOnlySpan<float>(memory.Cells, rows * embedding.Cells), Parameters, new Span<float>(memory.Inputs, rows * embedding.Inputs));

    /// <summary>From the slopes of the first layer to the gradient of the tables.</summary>
    private void TeachTables(int rows)
    {
        var row = Padding.Up(_layers[0].Inputs);
        _towardsTables!.InputGradient(memory.Slopes(0), rows, memory.Parameters + _layers[0].Weights, memory.InputSlopes, scaled: false, memory.Scratch);
        embedding!.Backward(
            new ReadOnlySpan<float>(memory.Cells, rows * embedding.Cells), new ReadOnlySpan<float>(memory.InputSlopes, rows * row), row,
            new Span<float>(memory.Gradients, shape.Layout.Length));
    }

    private void FillMask(int at, int rows, ref RandomStream stream)
    {
        var layer = _layers[at];
        DropoutMask.Fill(new Span<float>(memory.Mask, rows * layer.OutputRow), layer.OutputRow, layer.Outputs, _dropout, ref stream);
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
        if (at == 0 && _skipsZeros) _sparse!.WeightGradient(below, slopes, rows, weights, memory.Scratch);
        else _products[at].WeightGradient(below, slopes, rows, weights, memory.Scratch);
        if (at == 0) return;
        _products[at].InputGradient(slopes, rows, memory.Parameters + layer.Weights, memory.Slopes(at - 1), scaled: true, memory.Scratch);
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
        for (var first = 0; first < count; first += PartialSum.Terms)
        {
            var (part, end) = (0f, Math.Min(count, first + PartialSum.Terms));
            for (var i = first; i < end; i++) part += values[i];
            sum += part;
        }

        return sum;
    }

    private void RequireRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, capacity);
    }
}
