using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Kinds;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>A net whose function is given, on libtorch; without dropout.</summary>
internal sealed class TorchFunctionNet : TorchBatchNet
{
    private readonly TorchModel _model;
    private readonly TorchLayer[] _layers;
    private readonly LinearMap[] _recorded, _fixed;

    public TorchFunctionNet(TorchModel model, NetDefinition definition)
        : base(definition, TorchLayer.Layout(definition, inputs => model.Layers(inputs, definition.Outputs)), dropout: 0, [])
    {
        _model = model;
        _layers = TorchLayer.Create(Batch, Layout);
        _recorded = [.. _layers.Select(layer => new LinearMap(layer.Weight, layer.Bias))];
        _fixed = [.. _layers.Select(layer => new LinearMap(layer.FixedWeight, layer.FixedBias))];
    }

    public override float Backpropagate(int rows, ref RandomStream dropout)
    {
        Batch.LookUp(rows);
        using var scope = NewDisposeScope();
        return Batch.Backpropagate(_model.Forward(Batch.Recorded(Batch.Inputs.Tensor.narrow(0, 0, rows), rows), _recorded), Batch.OutputGradient.Tensor.narrow(0, 0, rows), rows);
    }

    public override ReadOnlySpan<float> Predict(int rows)
    {
        Batch.LookUp(rows);
        using var scope = NewDisposeScope();
        return Batch.Predictions(_model.Forward(Batch.Inputs.Tensor.narrow(0, 0, rows), _fixed), rows);
    }

    public override void Dispose()
    {
        foreach (var layer in _layers) layer.Dispose();
        Batch.Dispose();
    }
}
