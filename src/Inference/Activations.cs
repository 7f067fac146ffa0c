using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.Inference;

/// <summary>The nonlinearities by their word in <c>model.json</c>.</summary>
internal static class Activations
{
    /// <summary>The one of a word, or null.</summary>
    public static Activation? Find(string word) => word switch
    {
        "gelu" => new Gelu(),
        "relu" => new Relu(),
        "relu6" => new Relu6(),
        "silu" => new Silu(),
        "tanh" => new Tanh(),
        "leaky-relu" => new LeakyRelu(),
        _ => null,
    };

    private sealed unsafe record Gelu() : Activation("gelu"), IVectorActivation
    {
        public void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count)
            where TVector : struct
            where TLanes : ILanes<TVector> => ActivationPass<TVector, TLanes, GeluKernel<TVector, TLanes>>.Run(values, slopes, mask, count);
    }

    private sealed unsafe record Relu() : Activation("relu"), IVectorActivation
    {
        public void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count)
            where TVector : struct
            where TLanes : ILanes<TVector> => ActivationPass<TVector, TLanes, ReluKernel<TVector, TLanes>>.Run(values, slopes, mask, count);
    }

    private sealed unsafe record Relu6() : Activation("relu6"), IVectorActivation
    {
        public void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count)
            where TVector : struct
            where TLanes : ILanes<TVector> => ActivationPass<TVector, TLanes, Relu6Kernel<TVector, TLanes>>.Run(values, slopes, mask, count);
    }

    private sealed unsafe record Silu() : Activation("silu"), IVectorActivation
    {
        public void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count)
            where TVector : struct
            where TLanes : ILanes<TVector> => ActivationPass<TVector, TLanes, SiluKernel<TVector, TLanes>>.Run(values, slopes, mask, count);
    }

    private sealed unsafe record Tanh() : Activation("tanh"), IVectorActivation
    {
        public void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count)
            where TVector : struct
            where TLanes : ILanes<TVector> => ActivationPass<TVector, TLanes, TanhKernel<TVector, TLanes>>.Run(values, slopes, mask, count);
    }

    private sealed unsafe record LeakyRelu() : Activation("leaky-relu"), IVectorActivation
    {
        public void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count)
            where TVector : struct
            where TLanes : ILanes<TVector> => ActivationPass<TVector, TLanes, LeakyReluKernel<TVector, TLanes>>.Run(values, slopes, mask, count);
    }
}
