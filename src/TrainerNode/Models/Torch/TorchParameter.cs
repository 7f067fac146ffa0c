using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>One parameter as views of the flat blocks.</summary>
internal sealed class TorchParameter : IDisposable
{
    private readonly Tensor? _gradient;

    /// <param name="parameters">The flat block, one row.</param>
    /// <param name="gradients">The flat block of gradients, one row; null for what is not trained.</param>
    /// <param name="block">Contiguous in both.</param>
    public TorchParameter(TorchBuffer parameters, TorchBuffer? gradients, ParameterBlock block)
    {
        Fixed = View(parameters, block);
        Recorded = Fixed.detach().DetachFromDisposeScope();
        if (gradients is null) return;
        // A gradient that is there already is added to in place: the backward pass fills the flat block without a copy.
        Recorded.requires_grad_();
        Recorded.grad = _gradient = View(gradients, block);
    }

    /// <summary>Recorded by automatic differentiation, where it is trained.</summary>
    public Tensor Recorded { get; }

    /// <summary>The same memory, not recorded.</summary>
    public Tensor Fixed { get; }

    /// <summary>The one or the other.</summary>
    public Tensor For(bool training) => training ? Recorded : Fixed;

    public void Dispose()
    {
        Recorded.Dispose();
        Fixed.Dispose();
        _gradient?.Dispose();
    }

    private static Tensor View(TorchBuffer flat, ParameterBlock block)
    {
        using var scope = NewDisposeScope();
        return flat.Tensor.view(-1).narrow(0, block.Offset, block.Rows * block.Columns)
            .view([.. block.Shape.Select(size => (long)size)]).DetachFromDisposeScope();
    }
}
