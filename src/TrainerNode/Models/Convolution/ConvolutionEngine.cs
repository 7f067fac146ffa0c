using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>
/// Runs convolutional nets in vector code of our own, without libtorch. Its results do not depend on the machine's vector width, which decides speed
/// alone, nor on what the engine ran before.
/// </summary>
public sealed class ConvolutionEngine : IEngine
{
    /// <summary>Counted up with every change to its results, if only to their last bits: a study must not mix two of them.</summary>
    public const int Arithmetic = 3;

    private readonly BlockPool _pool = new();
    private readonly IKernels _kernels;

    /// <param name="vectorBits">512, 256 or 128; null for what this machine does fastest. One it lacks works, slowly.</param>
    public ConvolutionEngine(int? vectorBits = null) => _kernels = KernelChoice.Choose(vectorBits);

    /// <summary>Bits of the vectors that this engine uses.</summary>
    public int VectorBits => _kernels.VectorBits;

    /// <summary>Whether this engine knows such nets.</summary>
    public static bool Runs(ModelSettings model) => model is Conv;

    /// <summary>
    /// Whether version 2 of <see cref="Arithmetic"/> gives a net the bits of version 3: none of its sums has several parts, and no batch normalisation has a single
    /// number a channel.
    /// </summary>
    /// <param name="model">Its layers.</param>
    /// <param name="images">What goes in; they fit.</param>
    public static bool IsUnchangedSince2(Conv model, ConvShape images) => model.Layers(images, outputs: 1).Blocks.Index().All(block =>
        ConvolutionBlock.SummedPixels(block.Item, isFirst: block.Index == 0) <= PartialSum.Terms
        && (!block.Item.Block.BatchNorm || block.Item.Convolved is not { Height: 1, Width: 1 }));

    /// <inheritdoc/>
    public INet Create(NetDefinition definition)
    {
        if (definition.Model is not Conv model)
        {
            throw new ArgumentException($"The convolutional engine knows no {definition.Model.GetType().Name}.", nameof(definition));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(definition.Capacity, 1);
        return new ConvolutionNet(model, definition, _kernels, _pool);
    }

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();
}
