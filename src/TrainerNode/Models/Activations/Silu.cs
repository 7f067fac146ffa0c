using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>x·σ(x), σ(x) = 1 / (1 + e^−x); the derivative is σ·(1 + x·(1 − σ)).</summary>
public sealed record Silu() : NetActivation("silu")
{
    public static readonly Kind<Activation> Kind = new("silu", _ => new Silu());

    /// <inheritdoc/>
    public override Tensor On(Tensor x) => x.silu();

    /// <inheritdoc/>
    internal override unsafe void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count) =>
        StagedPass<TVector, TLanes, SiluKernel>.Run(values, slopes, mask, count);
}
