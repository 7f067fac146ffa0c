using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>The arithmetic of a net for one vector width. All widths give the same bits; they differ in speed.</summary>
/// <remarks>All blocks are aligned to 64 bytes, and columns are multiples of 16 floats.</remarks>
internal unsafe interface IKernels
{
    /// <summary>Bits of a vector.</summary>
    int VectorBits { get; }

    /// <inheritdoc cref="Product{TVector, TLanes}.Multiply"/>
    void Multiply(in ProductOperands operands, int rows, int columns);

    /// <summary>Replaces values by f of them and writes f′ to <paramref name="slopes"/>; both times the mask, null for 1.</summary>
    void Activate(Activation activation, float* values, float* slopes, float* mask, int count);

    /// <inheritdoc cref="VectorPass{TVector, TLanes}.Scale"/>
    void Scale(float* values, float* factors, int count);

    /// <inheritdoc cref="VectorPass{TVector, TLanes}.SumColumns"/>
    void SumColumns(float* matrix, int rows, int columns, float* sums);

    /// <inheritdoc cref="VectorPass{TVector, TLanes}.OneInputGradient"/>
    void OneInputGradient(float* x, float* slopes, int rows, int columns, float* weights, float* bias);

    /// <inheritdoc cref="VectorPass{TVector, TLanes}.OneOutput"/>
    void OneOutput(float* matrix, int rows, int columns, float* weights, float bias, float* y);

    /// <inheritdoc cref="VectorPass{TVector, TLanes}.OneOutputGradient"/>
    void OneOutputGradient(float* ySlopes, float* matrix, float* derivatives, int rows, int columns, float* weights, float* gradient);

    /// <inheritdoc cref="MapPass{TVector, TLanes}.Pool"/>
    void Pool(float* maps, in MapPlaces places, float* values, float* which);

    /// <inheritdoc cref="MapPass{TVector, TLanes}.Pick"/>
    void Pick(float* maps, in MapPlaces places, float* which, float* picked);

    /// <inheritdoc cref="MapPass{TVector, TLanes}.Spread"/>
    void Spread(float* picked, in MapPlaces places, float* which, float* maps);

    /// <inheritdoc cref="MapPass{TVector, TLanes}.Normalize"/>
    void Normalize(float* maps, int pixels, int row, float* mean, float* factor, float* shift, float* normalized);

    /// <inheritdoc cref="MapPass{TVector, TLanes}.AddScaled"/>
    void AddScaled(float* values, int pixels, int row, float* factor, float* maps);

    /// <inheritdoc cref="MapPass{TVector, TLanes}.SumDeviations"/>
    void SumDeviations(float* values, float* maps, int pixels, int row, float* mean, float* sums);

    /// <inheritdoc cref="TilePass{TVector, TLanes, TSide}.Evaluate"/>
    void EvaluateTiles(in TileRow row, float* lines, float* points);

    /// <inheritdoc cref="TilePass{TVector, TLanes, TSide}.AddEvaluated"/>
    void AddEvaluatedTiles(in TileRow row, float* points, float* lines);

    /// <inheritdoc cref="TilePass{TVector, TLanes, TSide}.Interpolate"/>
    void InterpolateTiles(in TileRow row, float* points, float* bias, float* lines);

    /// <inheritdoc cref="TilePass{TVector, TLanes, TSide}.Spread"/>
    void SpreadTiles(in TileRow row, float* lines, float* points);

    /// <inheritdoc cref="KernelPass{TVector, TLanes}.Evaluate"/>
    void EvaluateKernel(float* weights, int inputs, int kernel, int columns, float* points);

    /// <inheritdoc cref="KernelPass{TVector, TLanes}.AddEvaluated"/>
    void AddEvaluatedKernel(float* points, int inputs, int kernel, int columns, float* gradient);
}
