using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Activations;

/// <summary>A nonlinearity that both engines run.</summary>
public abstract record NetActivation(string Word) : Activation(Word), IVectorActivation
{
    /// <summary>The nonlinearity of a model's settings.</summary>
    public static NetActivation From(Activation activation) => (NetActivation)activation;

    /// <summary>The function of one element, applied to all.</summary>
    public abstract Tensor On(Tensor x);

    unsafe void IVectorActivation.Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count) => Run<TVector, TLanes>(values, slopes, mask, count);

    /// <inheritdoc cref="IVectorActivation.Run"/>
    internal abstract unsafe void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count)
        where TVector : struct
        where TLanes : ILanes<TVector>;
}
