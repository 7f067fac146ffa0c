using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using TorchSharp;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>x for x ≥ 0, else x/100; the derivative at 0 is 1/100, like in PyTorch.</summary>
public sealed record LeakyRelu() : NetActivation("leaky-relu")
{
    public static readonly Kind<Activation> Kind = new("leaky-relu", _ => new LeakyRelu());

    /// <inheritdoc/>
    public override bool Rises => true;

    /// <inheritdoc/>
    public override Tensor On(Tensor x) => x.leaky_relu(Torch.Leak);

    /// <inheritdoc/>
    internal override unsafe void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count) =>
        ActivationPass<TVector, TLanes, LeakyReluKernel>.Run(values, slopes, mask, count);

    // Made when a net of Torch first needs it: reading an experiment must not load libtorch.
    private static class Torch
    {
        public static readonly Scalar Leak = 0.01f.ToScalar();
    }
}
