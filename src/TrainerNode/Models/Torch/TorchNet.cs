using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>
/// A fully connected net on libtorch. On nets this small a native call costs more than its arithmetic, so a batch makes few: a
/// product and an activation a layer, then one backward pass. The loss and its gradient are computed in C#.
/// </summary>
internal sealed class TorchNet : TorchBatchNet
{
    private readonly Func<Tensor, Tensor> _activation;
    private readonly TorchLayer[] _layers;
    private readonly Dictionary<int, TorchRows> _rows = [];

    public TorchNet(Mlp model, NetDefinition definition)
        : base(definition, TorchLayer.Layout(definition, inputs => model.Layers(inputs, definition.Outputs)), model.Dropout, model.Hidden)
    {
        _activation = NetActivation.From(model.Activation).On;
        _layers = TorchLayer.Create(Batch, Layout);
    }

    public override float Backpropagate(int rows, ref RandomStream dropout)
    {
        var views = Views(rows);
        Batch.DrawMasks(rows, ref dropout);
        using var scope = NewDisposeScope();

        var hidden = Batch.Recorded(views.Inputs, rows);
        for (var i = 0; i < _layers.Length - 1; i++)
        {
            hidden = _activation(_layers[i].Bias.addmm(hidden, _layers[i].Weight));
            hidden = views.Masks.Length > 0 ? hidden.mul(views.Masks[i]) : hidden;
        }

        return Batch.Backpropagate(_layers[^1].Bias.addmm(hidden, _layers[^1].Weight), views.OutputGradient, rows);
    }

    public override ReadOnlySpan<float> Predict(int rows)
    {
        using var scope = NewDisposeScope();
        var hidden = Views(rows).Inputs;
        for (var i = 0; i < _layers.Length - 1; i++)
        {
            hidden = _activation(_layers[i].FixedBias.addmm(hidden, _layers[i].FixedWeight));
        }

        return Batch.Predictions(_layers[^1].FixedBias.addmm(hidden, _layers[^1].FixedWeight), rows);
    }

    public override void Dispose()
    {
        foreach (var owned in _rows.Values.Concat<IDisposable>(_layers).Append(Batch))
        {
            owned.Dispose();
        }
    }

    private TorchRows Views(int rows)
    {
        Batch.LookUp(rows);
        if (!_rows.TryGetValue(rows, out var views))
        {
            views = new TorchRows(Batch.Inputs.First(rows), Batch.OutputGradient.First(rows), [.. Batch.Masks.Select(mask => mask.First(rows))]);
            _rows.Add(rows, views);
        }

        return views;
    }
}
