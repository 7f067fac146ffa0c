using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Kinds;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>A net whose function is given, on libtorch; without dropout.</summary>
internal sealed class TorchFunctionNet : INet
{
    private readonly NetDefinition _definition;
    private readonly TorchModel _model;
    private readonly TorchBatch _batch;
    private readonly TorchLayer[] _layers;
    private readonly LinearMap[] _recorded, _fixed;

    public TorchFunctionNet(TorchModel model, NetDefinition definition)
    {
        (_model, _definition) = (model, definition);
        Layout = TorchLayer.Layout(model.Layers(definition.Inputs, definition.Outputs));
        _batch = new TorchBatch(definition, Layout, dropout: 0, []);
        _layers = [.. Layout.Blocks.Chunk(2).Select(pair => new TorchLayer(_batch.Parameters, _batch.Gradients, pair[0], pair[1]))];
        _recorded = [.. _layers.Select(layer => new LinearMap(layer.Weight, layer.Bias))];
        _fixed = [.. _layers.Select(layer => new LinearMap(layer.FixedWeight, layer.FixedBias))];
    }

    public ParameterLayout Layout { get; }

    public Span<float> Parameters => _batch.Parameters.Floats;

    public ReadOnlySpan<float> Gradients => _batch.Gradients.Floats;

    public int Capacity => _definition.Capacity;

    public Span<float> Inputs => _batch.Inputs.Floats;

    public Span<float> Targets => _batch.Targets;

    public float Backpropagate(int rows, ref RandomStream dropout)
    {
        _batch.Require(rows);
        using var scope = NewDisposeScope();
        return _batch.Backpropagate(_model.Forward(_batch.Inputs.Tensor.narrow(0, 0, rows), _recorded), _batch.OutputGradient.Tensor.narrow(0, 0, rows), rows);
    }

    public ReadOnlySpan<float> Predict(int rows)
    {
        _batch.Require(rows);
        using var scope = NewDisposeScope();
        return _batch.Predictions(_model.Forward(_batch.Inputs.Tensor.narrow(0, 0, rows), _fixed), rows);
    }

    public void Dispose()
    {
        foreach (var layer in _layers) layer.Dispose();
        _batch.Dispose();
    }
}
