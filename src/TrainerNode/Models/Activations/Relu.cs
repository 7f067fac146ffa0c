using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>max(x, 0); the derivative at 0 is 0, like in PyTorch.</summary>
public sealed record Relu() : NetActivation("relu")
{
    public static readonly Kind<Activation> Kind = new("relu", _ => new Relu());

    /// <inheritdoc/>
    public override bool Rises => true;

    /// <inheritdoc/>
    public override Tensor On(Tensor x) => x.relu();

    /// <inheritdoc/>
    internal override unsafe void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count) =>
        ActivationPass<TVector, TLanes, ReluKernel>.Run(values, slopes, mask, count);
}
