using System.Collections.Immutable;
using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Maps of one size at one place of a convolutional net.</summary>
/// <param name="Channels">How many.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Width">Pixels.</param>
public readonly record struct ConvShape(int Channels, int Height, int Width)
{
    /// <summary>Floats of one row.</summary>
    public int Count => Channels * Height * Width;

    /// <summary>What the convolution of a block makes of it; a side below 1 means that the kernel does not fit.</summary>
    public ConvShape Convolved(ConvBlock block) => new(block.Channels, Side(Height, block), Side(Width, block));

    /// <summary>What pooling makes of it; what is left over at the edge is dropped.</summary>
    public ConvShape Pooled(int pool) => this with { Height = Height / pool, Width = Width / pool };

    /// <summary>What goes into each block and, last, what comes out of all.</summary>
    public static ImmutableArray<ConvShape> Through(ImmutableArray<ConvBlock> blocks, ConvShape input)
    {
        var shapes = ImmutableArray.CreateBuilder<ConvShape>(blocks.Length + 1);
        shapes.Add(input);
        foreach (var block in blocks) shapes.Add(shapes[^1].Convolved(block).Pooled(block.Pool));
        return shapes.MoveToImmutable();
    }

    /// <summary>Why images of this size cannot go through these blocks, or null.</summary>
    public static Mistake? Check(ImmutableArray<ConvBlock> blocks, ConvShape input)
    {
        var shape = input;
        for (var i = 0; i < blocks.Length; i++)
        {
            var convolved = shape.Convolved(blocks[i]);
            if (convolved.Height < 1 || convolved.Width < 1)
            {
                return Wrong("model.kernel", i, shape, $"too small for a kernel of {blocks[i].Kernel} with a padding of {blocks[i].Padding}");
            }

            shape = convolved.Pooled(blocks[i].Pool);
            if (shape.Height < 1 || shape.Width < 1) return Wrong("model.pool", i, convolved, $"too small for a pool of {blocks[i].Pool}");
        }

        return null;
    }

    /// <summary>Why these blocks cannot normalise batches of a single image, or null: a batch of one number has no variance.</summary>
    /// <param name="input">See <see cref="Check"/>, which has passed it.</param>
    public static Mistake? CheckSingle(ImmutableArray<ConvBlock> blocks, ConvShape input)
    {
        var shapes = Through(blocks, input);
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].BatchNorm && shapes[i].Convolved(blocks[i]) is { Height: 1, Width: 1 })
            {
                return new Mistake("training.batch-size", $"At block {i + 1} the maps are 1 × 1, and batch normalisation of a batch of 1 has one number a map, which has no variance; take a larger batch, or model.batch-norm = false.");
            }
        }

        return null;
    }

    private static int Side(int side, ConvBlock block)
    {
        var room = side + (2 * block.Padding) - block.Kernel;
        return room < 0 ? 0 : (room / block.Stride) + 1;
    }

    private static Mistake Wrong(string key, int block, ConvShape shape, string reason) => new(
        key, $"At block {block + 1} the maps are {shape.Height} × {shape.Width}, {reason}; make that smaller or take fewer blocks.");
}
