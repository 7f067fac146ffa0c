using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Training;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>A convolutional net on libtorch, with automatic differentiation; the loss and its gradient are computed in C#.</summary>
internal sealed class TorchConvNet : INet
{
    private readonly NetDefinition _definition;
    private readonly ConvShape _image;
    private readonly float _dropout;
    private readonly Func<Tensor, Tensor> _activation;
    private readonly TorchBuffer _parameters, _gradients, _inputs, _outputGradient;
    private readonly TorchConvBlock[] _blocks;
    private readonly TorchLayer[] _linear;
    private readonly TorchBuffer[] _masks;
    private readonly float[] _targets, _predictions;

    public TorchConvNet(ModelSettings.Conv model, NetDefinition definition)
    {
        var image = definition.Image ?? throw new ArgumentException("A convolutional net needs images.", nameof(definition));
        _definition = definition;
        _image = new ConvShape(definition.Inputs / image.Pixels, image.Height, image.Width);
        var layers = ConvLayers.Of(model, _image, definition.Outputs);
        (_dropout, _activation) = ((float)model.Dropout, TorchActivation.For(model.Activation));
        Layout = TorchConvLayout.Of(layers);
        _parameters = new TorchBuffer(1, Layout.Length);
        _gradients = new TorchBuffer(1, Layout.Trained);
        _inputs = new TorchBuffer(definition.Capacity, definition.Inputs);
        _outputGradient = new TorchBuffer(definition.Capacity, definition.Outputs);
        _blocks = [.. layers.Blocks.Select(layer => new TorchConvBlock(layer, model.Activation, Parameter))];
        _linear = [.. layers.Linear.Select(layer => new TorchLayer(_parameters, _gradients, Block(layer.WeightName), Block(layer.BiasName)))];
        int[] widths = [.. layers.Blocks.Select(layer => layer.Output.Count), .. model.Hidden];
        _masks = _dropout > 0 ? [.. widths.Select(width => new TorchBuffer(definition.Capacity, width))] : [];
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
        Require(rows);
        foreach (var mask in _masks) DropoutMask.Fill(mask.Floats[..(rows * Width(mask))], _dropout, ref dropout);
        using var scope = NewDisposeScope();
        var output = Forward(rows, training: true);
        var loss = Losses.Gradient(
            _definition.Loss,
            Floats(output),
            _targets.AsSpan(0, rows * _definition.Targets),
            _outputGradient.Floats[..(rows * _definition.Outputs)]);
        _gradients.Floats.Clear();
        autograd.backward(output, _outputGradient.Tensor.narrow(0, 0, rows));
        return loss;
    }

    public ReadOnlySpan<float> Predict(int rows)
    {
        Require(rows);
        using var scope = NewDisposeScope();
        Floats(Forward(rows, training: false)).CopyTo(_predictions);
        return _predictions.AsSpan(0, rows * _definition.Outputs);
    }

    public void Dispose()
    {
        IDisposable[] owned = [.. _blocks, .. _linear, .. _masks, _parameters, _gradients, _inputs, _outputGradient];
        foreach (var one in owned) one.Dispose();
    }

    private Tensor Forward(int rows, bool training)
    {
        var masks = training ? _masks.AsSpan() : [];
        var maps = ChannelsLast(_inputs.Tensor.narrow(0, 0, rows));
        for (var i = 0; i < _blocks.Length; i++)
        {
            maps = _blocks[i].Forward(maps, training);
            if (masks.Length > 0) maps = maps.mul(masks[i].Tensor.narrow(0, 0, rows).view(maps.shape));
        }

        var hidden = maps.reshape(rows, -1);
        for (var i = 0; i < _linear.Length - 1; i++)
        {
            hidden = _activation(Linear(_linear[i], hidden, training));
            if (masks.Length > 0) hidden = hidden.mul(masks[_blocks.Length + i].Tensor.narrow(0, 0, rows));
        }

        return Linear(_linear[^1], hidden, training);
    }

    // The channels of a pixel side by side: pooling then takes many of them at once, and takes a third of a step otherwise.
    private Tensor ChannelsLast(Tensor rows) => _image.Channels == 1
        ? rows.view(-1, _image.Height, _image.Width, 1).permute(0, 3, 1, 2)
        : rows.view(-1, _image.Channels, _image.Height, _image.Width).permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    private static Tensor Linear(TorchLayer layer, Tensor rows, bool training) =>
        training ? layer.Bias.addmm(rows, layer.Weight) : layer.FixedBias.addmm(rows, layer.FixedWeight);

    private void Require(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Capacity);
    }

    private int Width(TorchBuffer mask) => mask.Floats.Length / Capacity;

    private ParameterBlock Block(string name) => Layout.Blocks.Single(block => block.Name == name);

    private TorchParameter Parameter(string name)
    {
        var block = Block(name);
        return new TorchParameter(_parameters, block.Offset < Layout.Trained ? _gradients : null, block);
    }

    private static ReadOnlySpan<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
