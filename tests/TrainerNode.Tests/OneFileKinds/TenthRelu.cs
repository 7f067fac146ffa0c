using System.Runtime.CompilerServices;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;
using TorchSharp;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>x for x ≥ 0, else x/10.</summary>
public sealed record TenthRelu() : NetActivation("tenth-relu")
{
    public static readonly Kind<Activation> Kind = new("tenth-relu", _ => new TenthRelu());

    public override bool Rises => true;

    public override Tensor On(Tensor x) => x.leaky_relu(Torch.Leak);

    internal override unsafe void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count) =>
        ActivationPass<TVector, TLanes, Kernel>.Run(values, slopes, mask, count);

    private readonly struct Kernel : IActivationKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TVector, TLanes>(TVector x, out TVector slope)
            where TVector : struct
            where TLanes : ILanes<TVector>
        {
            TVector zero = TLanes.All(0), leak = TLanes.All(0.1f);
            slope = TLanes.WhereGreater(x, zero, TLanes.All(1), leak);
            return TLanes.WhereGreater(x, zero, x, TLanes.Multiply(x, leak));
        }
    }

    // Made when a net of Torch first needs it: reading an experiment must not load libtorch.
    private static class Torch
    {
        public static readonly Scalar Leak = 0.1f.ToScalar();
    }
}
