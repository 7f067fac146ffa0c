using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>A nonlinearity that both engines run.</summary>
public abstract record NetActivation(string Word) : Activation(Word)
{
    /// <summary>That of a model's settings.</summary>
    public static NetActivation Of(Activation activation) => (NetActivation)activation;

    /// <summary>The function of one element, applied to all.</summary>
    public abstract Tensor On(Tensor x);

    /// <summary>Replaces each value by f of it, and writes f′ of it to <paramref name="slopes"/>.</summary>
    /// <param name="values">The block.</param>
    /// <param name="slopes">As long.</param>
    /// <param name="count">Floats, a multiple of 16.</param>
    internal abstract unsafe void Run<TVector, TLanes>(float* values, float* slopes, int count)
        where TVector : struct
        where TLanes : ILanes<TVector>;
}
