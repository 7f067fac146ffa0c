using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Activations;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>The kernels compiled for one vector width.</summary>
internal sealed unsafe class Kernels<TVector, TLanes> : IKernels
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    /// <inheritdoc/>
    public int VectorBits => TLanes.Count * 8 * sizeof(float);

    /// <inheritdoc/>
    public void Multiply(in ProductOperands operands, int rows, int columns) =>
        Product<TVector, TLanes>.Multiply(operands, rows, columns);

    /// <inheritdoc/>
    public void Activate(Activation activation, float* values, float* slopes, float* mask, int count) =>
        ((IVectorActivation)activation).Run<TVector, TLanes>(values, slopes, mask, count);

    /// <inheritdoc/>
    public void Scale(float* values, float* factors, int count) => VectorPass<TVector, TLanes>.Scale(values, factors, count);

    /// <inheritdoc/>
    public void SumColumns(float* matrix, int rows, int columns, float* sums) =>
        VectorPass<TVector, TLanes>.SumColumns(matrix, rows, columns, sums);

    /// <inheritdoc/>
    public void OneInputGradient(float* x, float* slopes, int rows, int columns, float* weights, float* bias) =>
        VectorPass<TVector, TLanes>.OneInputGradient(x, slopes, rows, columns, weights, bias);

    /// <inheritdoc/>
    public void OneOutput(float* matrix, int rows, int columns, float* weights, float bias, float* y) =>
        VectorPass<TVector, TLanes>.OneOutput(matrix, rows, columns, weights, bias, y);

    /// <inheritdoc/>
    public void OneOutputGradient(
        float* ySlopes, float* matrix, float* derivatives, int rows, int columns, float* weights, float* gradient) =>
        VectorPass<TVector, TLanes>.OneOutputGradient(ySlopes, matrix, derivatives, rows, columns, weights, gradient);

    /// <inheritdoc/>
    public void Pool(float* maps, in MapPlaces places, float* values, float* which) =>
        MapPass<TVector, TLanes>.Pool(maps, places, values, which);

    /// <inheritdoc/>
    public void Pick(float* maps, in MapPlaces places, float* which, float* picked) =>
        MapPass<TVector, TLanes>.Pick(maps, places, which, picked);

    /// <inheritdoc/>
    public void Spread(float* picked, in MapPlaces places, float* which, float* maps) =>
        MapPass<TVector, TLanes>.Spread(picked, places, which, maps);

    /// <inheritdoc/>
    public void Normalize(float* maps, int pixels, int row, float* mean, float* factor, float* shift, float* normalized) =>
        MapPass<TVector, TLanes>.Normalize(maps, pixels, row, mean, factor, shift, normalized);

    /// <inheritdoc/>
    public void AddScaled(float* values, int pixels, int row, float* factor, float* maps) =>
        MapPass<TVector, TLanes>.AddScaled(values, pixels, row, factor, maps);

    /// <inheritdoc/>
    public void SumDeviations(float* values, float* maps, int pixels, int row, float* mean, float* sums) =>
        MapPass<TVector, TLanes>.SumDeviations(values, maps, pixels, row, mean, sums);

    /// <inheritdoc/>
    public void EvaluateTiles(in TileRow row, float* lines, float* points)
    {
        switch (row.Side)
        {
            case 2: TilePass<TVector, TLanes, Two>.Evaluate(row, lines, points); break;
            case 3: TilePass<TVector, TLanes, Three>.Evaluate(row, lines, points); break;
            case 4: TilePass<TVector, TLanes, Four>.Evaluate(row, lines, points); break;
            default: TilePass<TVector, TLanes, Five>.Evaluate(row, lines, points); break;
        }
    }

    /// <inheritdoc/>
    public void AddEvaluatedTiles(in TileRow row, float* points, float* lines)
    {
        switch (row.Side)
        {
            case 2: TilePass<TVector, TLanes, Two>.AddEvaluated(row, points, lines); break;
            case 3: TilePass<TVector, TLanes, Three>.AddEvaluated(row, points, lines); break;
            case 4: TilePass<TVector, TLanes, Four>.AddEvaluated(row, points, lines); break;
            default: TilePass<TVector, TLanes, Five>.AddEvaluated(row, points, lines); break;
        }
    }

    /// <inheritdoc/>
    public void InterpolateTiles(in TileRow row, float* points, float* bias, float* lines)
    {
        switch (row.Side)
        {
            case 2: TilePass<TVector, TLanes, Two>.Interpolate(row, points, bias, lines); break;
            case 3: TilePass<TVector, TLanes, Three>.Interpolate(row, points, bias, lines); break;
            case 4: TilePass<TVector, TLanes, Four>.Interpolate(row, points, bias, lines); break;
            default: TilePass<TVector, TLanes, Five>.Interpolate(row, points, bias, lines); break;
        }
    }

    /// <inheritdoc/>
    public void SpreadTiles(in TileRow row, float* lines, float* points)
    {
        switch (row.Side)
        {
            case 2: TilePass<TVector, TLanes, Two>.Spread(row, lines, points); break;
            case 3: TilePass<TVector, TLanes, Three>.Spread(row, lines, points); break;
            case 4: TilePass<TVector, TLanes, Four>.Spread(row, lines, points); break;
            default: TilePass<TVector, TLanes, Five>.Spread(row, lines, points); break;
        }
    }

    /// <inheritdoc/>
    public void EvaluateKernel(float* weights, int inputs, int kernel, int columns, float* points) =>
        KernelPass<TVector, TLanes>.Evaluate(weights, inputs, kernel, columns, points);

    /// <inheritdoc/>
    public void AddEvaluatedKernel(float* points, int inputs, int kernel, int columns, float* gradient) =>
        KernelPass<TVector, TLanes>.AddEvaluated(points, inputs, kernel, columns, gradient);
}
