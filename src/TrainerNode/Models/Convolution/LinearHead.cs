using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>The linear layers that follow the convolutions, an activation between them.</summary>
internal sealed unsafe class LinearHead
{
    private readonly IKernels _kernels;
    private readonly Arena _arena;
    private readonly ImmutableArray<LinearPlaces> _layers;
    private readonly Activation _activation;
    private readonly float _dropout;
    private readonly LinearProducts[] _products;
    private readonly nint _inputs, _inputSlopes, _mask, _scratch;
    private readonly nint[] _values, _slopes;

    public LinearHead(IKernels kernels, Arena arena, ImmutableArray<LinearPlaces> layers, Conv model, int capacity)
    {
        (_kernels, _arena, _layers, _activation, _dropout) = (kernels, arena, layers, model.Activation, (float)model.Dropout);
        InputRow = Padding.Up(layers[0].Inputs);
        _inputs = arena.Reserve(capacity, InputRow);
        _inputSlopes = arena.Reserve(capacity, InputRow);
        _values = [.. layers.Select(layer => arena.Reserve(capacity, layer.Row))];
        _slopes = [.. layers.Select(layer => arena.Reserve(capacity, layer.Row))];
        _products = [.. layers.Select((layer, at) => new LinearProducts(kernels, layer.Inputs, RowBelow(at), layer.Outputs))];
        _mask = _dropout > 0 ? arena.Reserve(capacity, layers.Max(layer => layer.Row)) : 0;
        _scratch = arena.Reserve(1, layers.Max(layer => LinearProducts.Scratch(capacity, layer.Outputs)));
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
            _products[at].Forward(Below(at), rows, parameters + layer.Weights, parameters + layer.Bias, values);
            if (at == _layers.Length - 1) return;
            var drops = training && _dropout > 0;
            if (drops) FillMask(at, rows, ref dropout);
            _kernels.Activate(_activation, values, _arena.At(_slopes[at]), drops ? _arena.At(_mask) : null, rows * layer.Row);
        }
    }

    /// <summary>The gradient of all layers and the slopes of the inputs.</summary>
    public void Backward(int rows, float* parameters, float* gradients)
    {
        for (var at = _layers.Length - 1; at >= 0; at--)
        {
            var layer = _layers[at];
            float* slopes = _arena.At(_slopes[at]), scratch = _arena.At(_scratch);
            var below = at == 0 ? _arena.At(_inputSlopes) : _arena.At(_slopes[at - 1]);
            _kernels.SumColumns(slopes, rows, layer.Row, gradients + layer.Bias);
            _products[at].WeightGradient(Below(at), slopes, rows, gradients + layer.Weights, scratch);
            _products[at].InputGradient(slopes, rows, parameters + layer.Weights, below, scaled: at > 0, scratch);
        }
    }

    private void FillMask(int at, int rows, ref RandomStream stream)
    {
        var layer = _layers[at];
        DropoutMask.Fill(new Span<float>(_arena.At(_mask), rows * layer.Row), layer.Row, layer.Outputs, _dropout, ref stream);
    }

    private float* Below(int at) => at == 0 ? _arena.At(_inputs) : _arena.At(_values[at - 1]);

    private int RowBelow(int at) => at == 0 ? InputRow : _layers[at - 1].Row;
}
