using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>A convolutional net on libtorch, with automatic differentiation; the loss and its gradient are computed in C#.</summary>
internal sealed class TorchConvNet : TorchBatchNet
{
    private readonly ConvShape _image;
    private readonly Func<Tensor, Tensor> _activation;
    private readonly TorchConvBlock[] _blocks;
    private readonly TorchLayer[] _linear;

    public TorchConvNet(Conv model, NetDefinition definition)
        : this(model, definition, ShapeOf(definition))
    {
    }

    private TorchConvNet(Conv model, NetDefinition definition, ConvShape image)
        : this(model, definition, image, model.Layers(image, definition.Outputs))
    {
    }

    private TorchConvNet(Conv model, NetDefinition definition, ConvShape image, ConvLayers layers)
        : base(definition, TorchConvLayout.Create(layers), model.Dropout, [.. layers.Blocks.Select(layer => layer.Output.Count), .. model.Hidden])
    {
        _image = image;
        _activation = NetActivation.From(model.Activation).On;
        _blocks = [.. layers.Blocks.Select(layer => new TorchConvBlock(layer, model.Activation, Parameter))];
        _linear = [.. layers.Linear.Select(layer => new TorchLayer(Batch.Parameters, Batch.Gradients, Block(layer.WeightName), Block(layer.BiasName)))];
    }

    public override float Backpropagate(int rows, ref RandomStream dropout)
    {
        Batch.LookUp(rows);
        Batch.DrawMasks(rows, ref dropout);
        using var scope = NewDisposeScope();
        return Batch.Backpropagate(Forward(rows, training: true), Batch.OutputGradient.Tensor.narrow(0, 0, rows), rows);
    }

    public override ReadOnlySpan<float> Predict(int rows)
    {
        Batch.LookUp(rows);
        using var scope = NewDisposeScope();
        return Batch.Predictions(Forward(rows, training: false), rows);
    }

    public override void Dispose()
    {
        IDisposable[] owned = [.. _blocks, .. _linear, Batch];
        foreach (var one in owned) one.Dispose();
    }

    private static ConvShape ShapeOf(NetDefinition definition)
    {
        var image = definition.Image ?? throw new ArgumentException("A convolutional net needs images.", nameof(definition));
        return new ConvShape(definition.Inputs / image.Pixels, image.Height, image.Width);
    }

    private Tensor Forward(int rows, bool training)
    {
        var masks = training ? Batch.Masks.AsSpan() : [];
        var maps = ChannelsLast(Batch.Inputs.Tensor.narrow(0, 0, rows));
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

    private ParameterBlock Block(string name) => Layout.Blocks.Single(block => block.Name == name);

    private TorchParameter Parameter(string name)
    {
        var block = Block(name);
        return new TorchParameter(Batch.Parameters, block.Offset < Layout.Trained ? Batch.Gradients : null, block);
    }
}
