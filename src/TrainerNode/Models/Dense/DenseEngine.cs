using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>
/// Runs fully connected nets in vector code of our own, without libtorch. Its results do not depend on the machine's vector width,
/// which decides speed alone, nor on what the engine ran before.
/// </summary>
public sealed class DenseEngine : IEngine
{
    /// <summary>Counted up with every change to what it computes from batches of more than <see cref="LongBatch"/> rows, if only to the last bits.</summary>
    public const int LongSums = 2;

    /// <summary>Rows of a batch that are summed in one part.</summary>
    public const int LongBatch = PartialSum.Terms;

    private readonly BlockPool _pool = new();
    private readonly IKernels _kernels;

    /// <param name="vectorBits">512, 256 or 128; null for what this machine does fastest. One it lacks works, slowly.</param>
    public DenseEngine(int? vectorBits = null) => _kernels = KernelChoice.Choose(vectorBits);

    /// <summary>Bits of the widest vectors that this machine has in hardware.</summary>
    public static int FastestVectorBits => KernelChoice.FastestVectorBits;

    /// <summary>Bits of the vectors that this engine uses.</summary>
    public int VectorBits => _kernels.VectorBits;

    /// <summary>Whether this engine knows such nets.</summary>
    public static bool Runs(ModelSettings model) => model is Mlp;

    /// <inheritdoc/>
    public INet Create(NetDefinition definition)
    {
        if (definition.Model is not Mlp model)
        {
            throw new ArgumentException($"The dense engine knows no {definition.Model.GetType().Name}.", nameof(definition));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(definition.Capacity, 1);
        var embedding = EmbeddingLayer.Create(definition);
        var shape = DenseShape.Create(model, embedding?.Inputs ?? definition.Inputs, definition.Outputs, embedding);
        var memory = new NetMemory(shape, definition.Capacity, definition.Targets, drops: model.Dropout > 0, embedding?.Cells ?? 0, _pool);
        return new DenseNet(model, shape, definition.Capacity, definition.Loss, _kernels, memory, embedding);
    }

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();
}
