using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;

/// <summary>A nonlinearity and its derivative in one go, since they share most of their arithmetic.</summary>
internal interface IActivationKernel
{
    /// <summary>f(x), and f′(x) in <paramref name="slope"/>. f(0) = 0, so that padding stays 0; NaN gives NaN.</summary>
    static abstract TVector Apply<TVector, TLanes>(TVector x, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector>;
}
