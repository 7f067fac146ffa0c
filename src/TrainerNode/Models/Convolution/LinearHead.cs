using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>The linear layers that follow the convolutions, an activation between them.</summary>
internal sealed unsafe class LinearHead
{
    private readonly IKernels _kernels;
    private readonly Arena _arena;
    private readonly ImmutableArray<LinearPlaces> _layers;
    private readonly Activation _activation;
    private readonly float _dropout;
    private readonly nint _inputs, _inputSlopes, _mask;
    private readonly nint[] _values, _slopes, _transposed;

    public LinearHead(IKernels kernels, Arena arena, ImmutableArray<LinearPlaces> layers, ModelSettings.Conv model, int capacity)
    {
        (_kernels, _arena, _layers, _activation, _dropout) = (kernels, arena, layers, model.Activation, (float)model.Dropout);
        InputRow = Padding.Up(layers[0].Inputs);
        _inputs = arena.Reserve(capacity, InputRow);
        _inputSlopes = arena.Reserve(capacity, InputRow);
        _values = [.. layers.Select(layer => arena.Reserve(capacity, layer.Row))];
        _slopes = [.. layers.Select(layer => arena.Reserve(capacity, layer.Row))];
        _transposed = [.. layers.Select(layer => arena.Reserve(layer.Outputs, TransposedRow(layer)))];
        _mask = arena.Reserve(1, layers.Max(layer => layer.Row));
    }

    /// <summary>Floats from one row of the inputs to the next.</summary>
    public int InputRow { get; }

    /// <summary>Floats from one row of the outputs to the next.</summary>
    public int OutputRow => _layers[^1].Row;

    /// <summary>Where a row goes in, channel after channel.</summary>
    public float* Input(int row) => _arena.At(_inputs) + ((nint)row * InputRow);

    /// <summary>The slopes of the loss there, after the backward pass.</summary>
    public float* InputSlopes(int row) => _arena.At(_inputSlopes) + ((nint)row * InputRow);

    public float* Outputs => Values(_layers.Length - 1);

    /// <summary>What comes out of a layer, after its activation.</summary>
    public float* Values(int layer) => _arena.At(_values[layer]);

    /// <summary>The slopes of the loss there: to be filled before the backward pass.</summary>
    public float* OutputSlopes => _arena.At(_slopes[^1]);

    /// <summary>All layers.</summary>
    public void Forward(int rows, bool training, float* parameters, ref RandomStream dropout)
    {
        for (var at = 0; at < _layers.Length; at++)
        {
            var layer = _layers[at];
            var values = _arena.At(_values[at]);
            _kernels.Multiply(
                new ProductOperands
                {
                    A = Below(at),
                    ARow = RowBelow(at),
                    AStep = 1,
                    B = parameters + layer.Weights,
                    BStep = layer.Row,
                    C = values,
                    CRow = layer.Row,
                    Steps = layer.Inputs,
                    Start = parameters + layer.Bias,
                },
                rows,
                layer.Row);
            if (at == _layers.Length - 1) return;
            _kernels.Activate(_activation, values, _arena.At(_slopes[at]), rows * layer.Row);
            if (training && _dropout > 0) Drop(at, rows, ref dropout);
        }
    }

    /// <summary>The gradient of all layers and the slopes of the inputs.</summary>
    public void Backward(int rows, float* parameters, float* gradients)
    {
        for (var at = _layers.Length - 1; at >= 0; at--)
        {
            var layer = _layers[at];
            float* slopes = _arena.At(_slopes[at]), transposed = _arena.At(_transposed[at]);
            _kernels.SumColumns(slopes, rows, layer.Row, gradients + layer.Bias);
            _kernels.Multiply(
                new ProductOperands
                {
                    A = Below(at),
                    ARow = 1,
                    AStep = RowBelow(at),
                    B = slopes,
                    BStep = layer.Row,
                    C = gradients + layer.Weights,
                    CRow = layer.Row,
                    Steps = rows,
                },
                layer.Inputs,
                layer.Row);
            Transposition.Run(parameters + layer.Weights, layer.Row, layer.Inputs, layer.Outputs, transposed, TransposedRow(layer));
            var below = at == 0 ? _arena.At(_inputSlopes) : _arena.At(_slopes[at - 1]);
            _kernels.Multiply(
                new ProductOperands
                {
                    A = slopes,
                    ARow = layer.Row,
                    AStep = 1,
                    B = transposed,
                    BStep = TransposedRow(layer),
                    C = below,
                    CRow = RowBelow(at),
                    Steps = layer.Outputs,
                    Factor = at == 0 ? null : below,
                },
                rows,
                RowBelow(at));
        }
    }

    private void Drop(int at, int rows, ref RandomStream stream)
    {
        var layer = _layers[at];
        var mask = new Span<float>(_arena.At(_mask), layer.Row);
        mask.Clear();
        for (var row = 0; row < rows; row++)
        {
            DropoutMask.Fill(mask[..layer.Outputs], _dropout, ref stream);
            _kernels.Scale(_arena.At(_values[at]) + (row * layer.Row), _arena.At(_mask), layer.Row);
            _kernels.Scale(_arena.At(_slopes[at]) + (row * layer.Row), _arena.At(_mask), layer.Row);
        }
    }

    /// <summary>An odd number of cache lines, so that rows do not share sets.</summary>
    private static int TransposedRow(LinearPlaces layer) => Padding.Up(layer.Inputs) + Padding.Unit;

    private float* Below(int at) => at == 0 ? _arena.At(_inputs) : _arena.At(_values[at - 1]);

    private int RowBelow(int at) => at == 0 ? InputRow : _layers[at - 1].Row;
}
