using System.Collections.Immutable;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>
/// One linear layer as views of the flat blocks. The weight is stored inputs × outputs, the order of the product: that saves a transposed
/// view a batch, forward and backward.
/// </summary>
internal sealed class TorchLayer : IDisposable
{
    /// <summary>Floats that a block's offset is a multiple of: 64 bytes, so that the arithmetic library sees the same alignment always.</summary>
    private const int Alignment = 16;

    private readonly Tensor _weightGradient, _biasGradient;

    /// <param name="parameters">The flat block, one row.</param>
    /// <param name="gradients">The flat block, one row.</param>
    /// <param name="weight">inputs × outputs in it.</param>
    /// <param name="bias">outputs in it.</param>
    public TorchLayer(TorchBuffer parameters, TorchBuffer gradients, ParameterBlock weight, ParameterBlock bias)
    {
        FixedWeight = View(parameters, weight);
        FixedBias = View(parameters, bias);
        Weight = FixedWeight.detach().DetachFromDisposeScope().requires_grad_();
        Bias = FixedBias.detach().DetachFromDisposeScope().requires_grad_();
        // A gradient that is there already is added to in place: the backward pass fills the flat block without a copy.
        Weight.grad = _weightGradient = View(gradients, weight);
        Bias.grad = _biasGradient = View(gradients, bias);
    }

    /// <summary>inputs × outputs, recorded by automatic differentiation.</summary>
    public Tensor Weight { get; }

    /// <summary>outputs, recorded by automatic differentiation.</summary>
    public Tensor Bias { get; }

    /// <summary>The same weight, not recorded.</summary>
    public Tensor FixedWeight { get; }

    /// <summary>The same bias, not recorded.</summary>
    public Tensor FixedBias { get; }

    /// <summary>Where the parameters of a net lie.</summary>
    /// <param name="layers">Its linear layers for a number of inputs.</param>
    public static ParameterLayout Layout(NetDefinition definition, Func<int, ImmutableArray<LinearLayer>> layers) => EmbeddingLayer.Create(definition) is { } embedding
        ? embedding.Before(Layout(layers(embedding.Inputs)))
        : Layout(layers(definition.Inputs));

    /// <summary>The layers of a net as views.</summary>
    /// <param name="batch">Of the net.</param>
    /// <param name="layout">Of its parameters.</param>
    public static TorchLayer[] Create(TorchBatch batch, ParameterLayout layout) =>
        [.. layout.Blocks.Where(block => block.Role != ParameterRole.Embedding).Chunk(2).Select(pair => new TorchLayer(batch.Parameters, batch.Gradients, pair[0], pair[1]))];

    private static ParameterLayout Layout(ImmutableArray<LinearLayer> layers)
    {
        var blocks = ImmutableArray.CreateBuilder<ParameterBlock>(2 * layers.Length);
        var offset = 0;
        foreach (var layer in layers)
        {
            blocks.Add(new ParameterBlock(layer.WeightName, layer.Outputs, layer.Inputs, layer.Inputs, offset, 1, layer.Outputs));
            offset += Padded(layer.Inputs * layer.Outputs);
            blocks.Add(new ParameterBlock(layer.BiasName, layer.Outputs, 1, layer.Inputs, offset, 1, 1));
            offset += Padded(layer.Outputs);
        }

        return new ParameterLayout(blocks.MoveToImmutable(), offset);
    }

    public void Dispose()
    {
        Tensor[] views = [Weight, Bias, _weightGradient, _biasGradient, FixedWeight, FixedBias];
        foreach (var view in views)
        {
            view.Dispose();
        }
    }

    private static int Padded(int floats) => (floats + Alignment - 1) / Alignment * Alignment;

    private static Tensor View(TorchBuffer flat, ParameterBlock block) =>
        (block.IsBias
            ? flat.Tensor.as_strided([block.Rows], [block.RowStride], block.Offset)
            : flat.Tensor.as_strided([block.Columns, block.Rows], [block.ColumnStride, block.RowStride], block.Offset))
        .DetachFromDisposeScope();
}
