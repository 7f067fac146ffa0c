using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Onnx.Graphs;

namespace ActorSearch.TrainerNode.Onnx;

/// <summary>The layers of one net.</summary>
/// <param name="prefix">What its constants' names begin with.</param>
internal sealed class NetNodes(OnnxGraph graph, TrainedModel net, string prefix)
{
    /// <summary>Whether ONNX has the operators of such a net.</summary>
    public static bool Knows(ModelSettings model) => model is Mlp or Conv;

    /// <summary>Whether ONNX has the operators of an activation.</summary>
    public static bool Knows(Activation activation) => activation is Relu or Relu6 or LeakyRelu or Tanh or Silu or Gelu;

    /// <summary>The outputs, [rows, outputs].</summary>
    /// <param name="inputs">[rows, width].</param>
    public string Add(string inputs)
    {
        var outputs = Math.Max(1, net.Classes.Length);
        switch (net.Model)
        {
            case Mlp mlp:
                return Linear(inputs, [.. mlp.Layers(net.Width, outputs)], mlp.Activation);
            case Conv conv:
                var layers = conv.Layers(new ConvShape(1, net.Image!.Value.Height, net.Image.Value.Width), outputs);
                var maps = graph.Node("Reshape", inputs, graph.Whole(-1, 1, net.Image.Value.Height, net.Image.Value.Width));
                maps = layers.Blocks.Aggregate(maps, (below, layer) => Block(below, layer, conv.Activation));
                return Linear(graph.Node("Flatten", maps), [.. layers.Linear], conv.Activation);
            default:
                throw new ArgumentOutOfRangeException(nameof(inputs), net.Model, "Not a model that ONNX has the operators of.");
        }
    }

    private string Block(string below, ConvLayer layer, Activation activation)
    {
        const float Epsilon = 1e-5f;
        var (block, norm) = (layer.Block, layer.Index + 1);
        var maps = graph.Node(
            "Conv",
            [Square("kernel_shape", block.Kernel), Square("strides", block.Stride), OnnxAttribute.Create("pads", [block.Padding, block.Padding, block.Padding, (long)block.Padding])],
            below, Weights($"{layer.Index}.weight"), Weights($"{layer.Index}.bias"));
        if (block.BatchNorm)
        {
            maps = graph.Node(
                "BatchNormalization", [OnnxAttribute.Create("epsilon", Epsilon)],
                maps, Weights($"{norm}.weight"), Weights($"{norm}.bias"), Weights($"{norm}.running_mean"), Weights($"{norm}.running_var"));
        }

        maps = Activated(maps, activation);
        return block.Pool == 1 ? maps : graph.Node("MaxPool", [Square("kernel_shape", block.Pool), Square("strides", block.Pool)], maps);

        static OnnxAttribute Square(string name, int side) => OnnxAttribute.Create(name, [side, (long)side]);
    }

    private string Linear(string below, LinearLayer[] layers, Activation activation)
    {
        foreach (var (at, layer) in layers.Index())
        {
            below = graph.Node("Gemm", [OnnxAttribute.Create("transB", 1L)], below, Weights(layer.WeightName), Weights(layer.BiasName));
            if (at < layers.Length - 1) below = Activated(below, activation);
        }

        return below;
    }

    private string Activated(string x, Activation activation) => activation switch
    {
        Relu => graph.Node("Relu", x),
        Relu6 => graph.Node("Clip", x, graph.Single(0), graph.Single(6)),
        LeakyRelu => graph.Node("LeakyRelu", [OnnxAttribute.Create("alpha", 0.01f)], x),
        Tanh => graph.Node("Tanh", x),
        Silu => graph.Multiply(x, graph.Node("Sigmoid", x)),

        // The operator Gelu is newer than the opset.
        Gelu => graph.Multiply(
            graph.Multiply(x, graph.Single(0.5f)),
            graph.Add(graph.Node("Erf", graph.Multiply(x, graph.Single((float)Math.Sqrt(0.5)))), graph.Single(1))),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Not an activation that ONNX has the operators of."),
    };

    private string Weights(string name)
    {
        var weights = net.Weights.Single(named => named.Name == name);
        return graph.Matrix(prefix + name, weights.Values, [.. weights.Shape.Select(size => (long)size)]);
    }
}
