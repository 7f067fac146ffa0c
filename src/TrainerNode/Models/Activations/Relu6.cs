using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>min(max(x, 0), 6); the derivative at 0 and 6 is 0, like in PyTorch.</summary>
public sealed record Relu6() : NetActivation("relu6")
{
    public static readonly Kind<Activation> Kind = new("relu6", _ => new Relu6());

    /// <inheritdoc/>
    public override bool Rises => true;

    /// <inheritdoc/>
    public override Tensor On(Tensor x) => x.relu6();

    /// <inheritdoc/>
    internal override unsafe void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count) =>
        ActivationPass<TVector, TLanes, Relu6Kernel>.Run(values, slopes, mask, count);
}
