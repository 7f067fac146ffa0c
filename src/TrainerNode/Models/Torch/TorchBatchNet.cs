using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>A net on libtorch whose parameters, rows and gradients lie in one <see cref="TorchBatch"/>.</summary>
internal abstract class TorchBatchNet : INet
{
    /// <param name="definition">Inputs, outputs, and the most rows of a batch.</param>
    /// <param name="layout">Where each parameter lies.</param>
    /// <param name="dropout">Share of the hidden units that are dropped, from 0.</param>
    /// <param name="widths">Units of each hidden layer.</param>
    protected TorchBatchNet(NetDefinition definition, ParameterLayout layout, double dropout, IEnumerable<int> widths)
    {
        (Layout, Capacity) = (layout, definition.Capacity);
        Batch = new TorchBatch(definition, layout, dropout, widths);
    }

    public ParameterLayout Layout { get; }

    public int Capacity { get; }

    public Span<float> Parameters => Batch.Parameters.Floats;

    public ReadOnlySpan<float> Gradients => Batch.Gradients.Floats;

    public Span<float> Inputs => Batch.Cells;

    public Span<float> Targets => Batch.Targets;

    protected TorchBatch Batch { get; }

    public abstract float Backpropagate(int rows, ref RandomStream dropout);

    public abstract ReadOnlySpan<float> Predict(int rows);

    public abstract void Dispose();
}
