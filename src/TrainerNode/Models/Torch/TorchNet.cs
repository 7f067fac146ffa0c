using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>
/// A fully connected net on libtorch. On nets this small a native call costs more than its arithmetic, so a batch makes few: a
/// product and an activation a layer, then one backward pass. The loss and its gradient are computed in C#.
/// </summary>
internal sealed class TorchNet : INet
{
    private readonly NetDefinition _definition;
    private readonly Func<Tensor, Tensor> _activation;
    private readonly TorchBatch _batch;
    private readonly TorchLayer[] _layers;
    private readonly Dictionary<int, TorchRows> _rows = [];

    public TorchNet(Mlp model, NetDefinition definition)
    {
        var layers = model.Layers(definition.Inputs, definition.Outputs);
        _definition = definition;
        _activation = NetActivation.Of(model.Activation).On;
        Layout = TorchLayer.Layout(layers);
        _batch = new TorchBatch(definition, Layout, model.Dropout, layers[..^1].Select(layer => layer.Outputs));
        _layers =
        [
            .. layers.Select((_, i) => new TorchLayer(_batch.Parameters, _batch.Gradients, Layout.Blocks[2 * i], Layout.Blocks[(2 * i) + 1])),
        ];
    }

    public ParameterLayout Layout { get; }

    public Span<float> Parameters => _batch.Parameters.Floats;

    public ReadOnlySpan<float> Gradients => _batch.Gradients.Floats;

    public int Capacity => _definition.Capacity;

    public Span<float> Inputs => _batch.Inputs.Floats;

    public Span<float> Targets => _batch.Targets;

    public float Backpropagate(int rows, ref RandomStream dropout)
    {
        var views = Views(rows);
        _batch.DrawMasks(rows, ref dropout);
        using var scope = NewDisposeScope();

        var hidden = views.Inputs;
        for (var i = 0; i < _layers.Length - 1; i++)
        {
            hidden = _activation(_layers[i].Bias.addmm(hidden, _layers[i].Weight));
            hidden = views.Masks.Length > 0 ? hidden.mul(views.Masks[i]) : hidden;
        }

        return _batch.Backpropagate(_layers[^1].Bias.addmm(hidden, _layers[^1].Weight), views.OutputGradient, rows);
    }

    public ReadOnlySpan<float> Predict(int rows)
    {
        using var scope = NewDisposeScope();
        var hidden = Views(rows).Inputs;
        for (var i = 0; i < _layers.Length - 1; i++)
        {
            hidden = _activation(_layers[i].FixedBias.addmm(hidden, _layers[i].FixedWeight));
        }

        return _batch.Predictions(_layers[^1].FixedBias.addmm(hidden, _layers[^1].FixedWeight), rows);
    }

    public void Dispose()
    {
        foreach (var owned in _rows.Values.Concat<IDisposable>(_layers).Append(_batch))
        {
            owned.Dispose();
        }
    }

    private TorchRows Views(int rows)
    {
        _batch.Require(rows);
        if (!_rows.TryGetValue(rows, out var views))
        {
            views = new TorchRows(_batch.Inputs.First(rows), _batch.OutputGradient.First(rows), [.. _batch.Masks.Select(mask => mask.First(rows))]);
            _rows.Add(rows, views);
        }

        return views;
    }
}
