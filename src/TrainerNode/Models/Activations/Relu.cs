using System.Runtime.CompilerServices;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;
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
        ActivationPass<TVector, TLanes, Kernel<TVector, TLanes>>.Run(values, slopes, mask, count);

    private readonly struct Kernel<TVector, TLanes> : IActivationKernel<TVector>
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply(TVector x, out TVector slope)
        {
            var zero = TLanes.All(0);
            slope = TLanes.WhereGreater(x, zero, TLanes.All(1), zero);

            // Asked this way round, NaN stays NaN.
            return TLanes.WhereGreater(zero, x, zero, x);
        }
    }
}
