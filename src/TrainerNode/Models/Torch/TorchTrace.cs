using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>Runs rows through a trained net and keeps what comes out of every layer.</summary>
internal sealed class TorchTrace
{
    private readonly TrainedModel _model;
    private readonly Dictionary<string, Tensor> _weights;
    private readonly List<(string Name, Tensor Outputs)> _layers = [];

    private TorchTrace(TrainedModel model)
    {
        _model = model;
        _weights = model.Weights.ToDictionary(
            weights => weights.Name, weights => tensor(weights.Values, [.. weights.Shape.Select(size => (long)size)]));
    }

    /// <summary>The outputs of each layer after its activation, from input to output; the last are those of the net itself.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputs">rows × inputs, scaled.</param>
    /// <param name="rows">How many.</param>
    /// <param name="last">Only so many layers, the last ones: all of a batch of images are tens of megabytes.</param>
    public static ImmutableArray<LayerOutput> Run(TrainedModel model, float[] inputs, int rows, int last = int.MaxValue)
    {
        TorchRuntime.Prepare();
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var trace = new TorchTrace(model);
        var columns = inputs.Length / rows;
        var outputs = Math.Max(1, model.Classes.Length);
        if (model.Model is ModelSettings.Conv conv)
        {
            var (height, width) = (model.Image!.Value.Height, model.Image.Value.Width);
            var layers = ConvLayers.Of(conv, new ConvShape(1, height, width), outputs);
            var maps = trace.Blocks(layers, conv.Activation, tensor(inputs, [rows, 1, height, width]));
            trace.Linear(maps, layers.Linear, conv.Activation);
        }
        else
        {
            var mlp = (ModelSettings.Mlp)model.Model;
            trace.Linear(tensor(inputs, [rows, columns]), LinearLayer.Of(mlp, columns, outputs), mlp.Activation);
        }

        return [.. trace._layers.TakeLast(last).Select(layer => Copied(layer.Name, layer.Outputs))];
    }

    private Tensor Blocks(ConvLayers layers, Activation activation, Tensor maps)
    {
        foreach (var layer in layers.Blocks)
        {
            var (block, norm) = (layer.Block, layer.Index + 1);
            maps = nn.functional.conv2d(
                maps,
                _weights[$"{layer.Index}.weight"],
                _weights[$"{layer.Index}.bias"],
                strides: [block.Stride, block.Stride],
                padding: [block.Padding, block.Padding]);
            if (block.BatchNorm)
            {
                maps = nn.functional.batch_norm(
                    maps, _weights[$"{norm}.running_mean"], _weights[$"{norm}.running_var"], _weights[$"{norm}.weight"], _weights[$"{norm}.bias"]);
            }

            maps = Keep($"{layer.Index}.convolution", TorchActivation.For(activation)(maps));
            if (block.Pool > 1) maps = Keep($"{layer.Index}.pooled", nn.functional.max_pool2d(maps, block.Pool));
        }

        return maps.reshape(maps.shape[0], -1);
    }

    private void Linear(Tensor rows, ImmutableArray<LinearLayer> layers, Activation activation)
    {
        foreach (var layer in layers)
        {
            rows = nn.functional.linear(rows, _weights[layer.WeightName], _weights[layer.BiasName]);
            rows = layer == layers[^1] ? Keep("output", rows) : Keep($"{layer.Index}.linear", TorchActivation.For(activation)(rows));
        }
    }

    private Tensor Keep(string name, Tensor outputs)
    {
        _layers.Add((name, outputs));
        return outputs;
    }

    private static LayerOutput Copied(string name, Tensor outputs) =>
        new(name, [.. outputs.shape.Skip(1).Select(size => (int)size)], outputs.contiguous().data<float>().ToArray());
}

/// <summary>What comes out of one layer.</summary>
/// <param name="Name">Its place in a Sequential and what it is: <c>0.convolution</c>, <c>0.pooled</c>, <c>2.linear</c>, <c>output</c>.</param>
/// <param name="Shape">Of one row: [width], or [channels, height, width].</param>
/// <param name="Values">rows × shape.</param>
internal sealed record LayerOutput(string Name, ImmutableArray<int> Shape, float[] Values)
{
    /// <summary>Floats of one row.</summary>
    public int Width => Shape.Aggregate(1, (product, size) => product * size);

    /// <summary>The outputs of one row.</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Width, Width);
}
