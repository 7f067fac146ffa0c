namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>A nonlinearity and its derivative in one go, since they share most of their arithmetic.</summary>
internal interface IActivationKernel<TVector>
    where TVector : struct
{
    /// <summary>f(x), and f′(x) in <paramref name="slope"/>. f(0) = 0, so that padding stays 0; NaN gives NaN.</summary>
    static abstract TVector Apply(TVector x, out TVector slope);
}
