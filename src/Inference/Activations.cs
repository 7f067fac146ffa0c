using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.Inference;

/// <summary>The nonlinearities by their word in <c>model.json</c>.</summary>
internal static class Activations
{
    /// <summary>The one of a word, or null.</summary>
    public static Activation? Find(string word) => word switch
    {
        "gelu" => new StagedActivation<GeluKernel>(word),
        "relu" => new VectorActivation<ReluKernel>(word),
        "relu6" => new VectorActivation<Relu6Kernel>(word),
        "silu" => new StagedActivation<SiluKernel>(word),
        "tanh" => new StagedActivation<TanhKernel>(word),
        "leaky-relu" => new VectorActivation<LeakyReluKernel>(word),
        _ => null,
    };

    private sealed unsafe record VectorActivation<TKernel>(string Word) : Activation(Word), IVectorActivation
        where TKernel : struct, IActivationKernel
    {
        public void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count)
            where TVector : struct
            where TLanes : ILanes<TVector> => ActivationPass<TVector, TLanes, TKernel>.Run(values, slopes, mask, count);
    }

    private sealed unsafe record StagedActivation<TKernel>(string Word) : Activation(Word), IVectorActivation
        where TKernel : struct, IStagedKernel
    {
        public void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count)
            where TVector : struct
            where TLanes : ILanes<TVector> => StagedPass<TVector, TLanes, TKernel>.Run(values, slopes, mask, count);
    }
}
