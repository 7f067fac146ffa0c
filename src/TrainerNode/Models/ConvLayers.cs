using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Models;

/// <summary>A convolutional net layer by layer, numbered as in a TorchSharp Sequential without dropout.</summary>
/// <param name="Blocks">The convolutional blocks.</param>
/// <param name="Linear">The linear layers after them, the output last.</param>
public sealed record ConvLayers(ImmutableArray<ConvLayer> Blocks, ImmutableArray<LinearLayer> Linear)
{
    /// <summary>The layers of a net.</summary>
    /// <param name="shapes">Its blocks; <see cref="ConvShape.Check"/> has passed them.</param>
    /// <param name="hidden">Widths of the hidden linear layers.</param>
    /// <param name="input">What goes in.</param>
    /// <param name="outputs">Output columns.</param>
    public static ConvLayers Create(ImmutableArray<ConvBlock> shapes, ImmutableArray<int> hidden, ConvShape input, int outputs)
    {
        var blocks = ImmutableArray.CreateBuilder<ConvLayer>(shapes.Length);
        var index = 0;
        foreach (var block in shapes)
        {
            blocks.Add(new ConvLayer(index, block, input));
            input = blocks[^1].Output;
            index += 2 + (block.BatchNorm ? 1 : 0) + (block.Pool > 1 ? 1 : 0);
        }

        // One more place for the layer that makes a row of the maps.
        var linear = LinearLayer.Chain(index + 1, [input.Count, .. hidden, outputs]);
        return new ConvLayers(blocks.MoveToImmutable(), linear);
    }
}

/// <summary>One block: convolution, normalisation, activation, pooling.</summary>
/// <param name="Index">The convolution's place.</param>
/// <param name="Block">Its settings.</param>
/// <param name="Input">What goes in.</param>
public sealed record ConvLayer(int Index, ConvBlock Block, ConvShape Input)
{
    /// <summary>After the convolution.</summary>
    public ConvShape Convolved => Input.Convolved(Block);

    /// <summary>After the pooling.</summary>
    public ConvShape Output => Convolved.Pooled(Block.Pool);

    /// <summary>Inputs that reach one output of the convolution.</summary>
    public int FanIn => Input.Channels * Block.Kernel * Block.Kernel;
}
