using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;

/// <summary>A nonlinearity that can be compiled for each width of vectors.</summary>
internal unsafe interface IVectorActivation
{
    /// <summary>Replaces each value by f of it, and writes f′ of it to <paramref name="slopes"/>; both times the mask.</summary>
    /// <param name="values">The block.</param>
    /// <param name="slopes">As long.</param>
    /// <param name="mask">As long, or null for 1.</param>
    /// <param name="count">Floats, a multiple of 16.</param>
    void Run<TVector, TLanes>(float* values, float* slopes, float* mask, int count)
        where TVector : struct
        where TLanes : ILanes<TVector>;
}
