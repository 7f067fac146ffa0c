using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Training;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>
/// A fully connected net on libtorch. On nets this small a native call costs more than its arithmetic, so a batch makes few: a
/// product and an activation a layer, then one backward pass. The loss and its gradient are computed in C#.
/// </summary>
internal sealed class TorchNet : INet
{
    private readonly NetDefinition _definition;
    private readonly float _dropout;
    private readonly Func<Tensor, Tensor> _activation;
    private readonly TorchBuffer _parameters, _gradients, _inputs, _outputGradient;
    private readonly TorchBuffer[] _masks;
    private readonly TorchLayer[] _layers;
    private readonly Dictionary<int, TorchRows> _rows = [];
    private readonly float[] _targets, _predictions;

    public TorchNet(ModelSettings.Mlp model, NetDefinition definition)
    {
        var layers = LinearLayer.Of(model, definition.Inputs, definition.Outputs);
        _definition = definition;
        _dropout = (float)model.Dropout;
        _activation = TorchActivation.For(model.Activation);
        Layout = TorchLayer.Layout(layers);
        _parameters = new TorchBuffer(1, Layout.Length);
        _gradients = new TorchBuffer(1, Layout.Length);
        _inputs = new TorchBuffer(definition.Capacity, definition.Inputs);
        _outputGradient = new TorchBuffer(definition.Capacity, definition.Outputs);
        _masks = _dropout > 0 ? [.. layers[..^1].Select(layer => new TorchBuffer(definition.Capacity, layer.Outputs))] : [];
        _layers = [.. layers.Select((_, i) => new TorchLayer(_parameters, _gradients, Layout.Blocks[2 * i], Layout.Blocks[(2 * i) + 1]))];
        _targets = new float[definition.Capacity * definition.Targets];
        _predictions = new float[definition.Capacity * definition.Outputs];
    }

    public ParameterLayout Layout { get; }

    public Span<float> Parameters => _parameters.Floats;

    public ReadOnlySpan<float> Gradients => _gradients.Floats;

    public int Capacity => _definition.Capacity;

    public Span<float> Inputs => _inputs.Floats;

    public Span<float> Targets => _targets;

    public float Backpropagate(int rows, ref RandomStream dropout)
    {
        var views = Views(rows);
        DrawMasks(rows, ref dropout);
        using var scope = NewDisposeScope();

        var hidden = views.Inputs;
        for (var i = 0; i < _layers.Length - 1; i++)
        {
            hidden = _activation(_layers[i].Bias.addmm(hidden, _layers[i].Weight));
            hidden = _masks.Length > 0 ? hidden.mul(views.Masks[i]) : hidden;
        }

        var output = _layers[^1].Bias.addmm(hidden, _layers[^1].Weight);
        var loss = Losses.Gradient(
            _definition.Loss,
            Floats(output),
            _targets.AsSpan(0, rows * _definition.Targets),
            _outputGradient.Floats[..(rows * _definition.Outputs)]);
        _gradients.Floats.Clear();
        autograd.backward(output, views.OutputGradient);
        return loss;
    }

    public ReadOnlySpan<float> Predict(int rows)
    {
        using var scope = NewDisposeScope();
        var hidden = Views(rows).Inputs;
        for (var i = 0; i < _layers.Length - 1; i++)
        {
            hidden = _activation(_layers[i].FixedBias.addmm(hidden, _layers[i].FixedWeight));
        }

        var output = _layers[^1].FixedBias.addmm(hidden, _layers[^1].FixedWeight);
        Floats(output).CopyTo(_predictions);
        return _predictions.AsSpan(0, rows * _definition.Outputs);
    }

    public void Dispose()
    {
        TorchBuffer[] buffers = [_parameters, _gradients, _inputs, _outputGradient, .. _masks];
        foreach (var owned in _rows.Values.Concat<IDisposable>(_layers).Concat(buffers))
        {
            owned.Dispose();
        }
    }

    private static ReadOnlySpan<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private void DrawMasks(int rows, ref RandomStream dropout)
    {
        foreach (var mask in _masks)
        {
            var width = mask.Floats.Length / Capacity;
            DropoutMask.Fill(mask.Floats[..(rows * width)], _dropout, ref dropout);
        }
    }

    private TorchRows Views(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Capacity);
        if (!_rows.TryGetValue(rows, out var views))
        {
            views = new TorchRows(_inputs.First(rows), _outputGradient.First(rows), [.. _masks.Select(mask => mask.First(rows))]);
            _rows.Add(rows, views);
        }

        return views;
    }
}
