using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;

/// <summary>A nonlinearity whose long chain of operations falls into parts (<see cref="StagedPass{TVector, TLanes, TActivation}"/>).</summary>
internal interface IStagedKernel : IActivationKernel
{
    /// <summary>Whether <see cref="Second"/> has work to do.</summary>
    static virtual bool HasSecond => false;

    /// <summary>A part that needs x alone.</summary>
    static abstract TVector First<TVector, TLanes>(TVector x)
        where TVector : struct
        where TLanes : ILanes<TVector>;

    /// <summary>Another one.</summary>
    static virtual TVector Second<TVector, TLanes>(TVector x)
        where TVector : struct
        where TLanes : ILanes<TVector> => x;

    /// <summary><see cref="IActivationKernel.Apply"/> with both parts.</summary>
    static abstract TVector Apply<TVector, TLanes>(TVector x, TVector first, TVector second, out TVector slope)
        where TVector : struct
        where TLanes : ILanes<TVector>;
}
