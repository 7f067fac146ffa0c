using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>x·Φ(x).</summary>
public sealed record Gelu() : NetActivation("gelu")
{
    public static readonly Kind<Activation> Kind = new("gelu", _ => new Gelu());

    /// <inheritdoc/>
    public override Tensor On(Tensor x) => x.gelu();

    /// <inheritdoc/>
    internal override unsafe void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count) =>
        StagedPass<TVector, TLanes, GeluKernel>.Run(values, slopes, mask, count);
}
