using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>tanh(x), by a polynomial near 0 and by e^−2|x| further out; relative error 3·10⁻⁷. The derivative is 1 − tanh².</summary>
public sealed record Tanh() : NetActivation("tanh")
{
    public static readonly Kind<Activation> Kind = new("tanh", _ => new Tanh());

    /// <inheritdoc/>
    public override bool Rises => true;

    /// <inheritdoc/>
    public override Tensor On(Tensor x) => x.tanh();

    /// <inheritdoc/>
    internal override unsafe void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count) =>
        StagedPass<TVector, TLanes, TanhKernel>.Run(values, slopes, mask, count);
}
