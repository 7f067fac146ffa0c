using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>Cuts a matrix product into tiles that fit the registers.</summary>
internal static unsafe class Product<TVector, TLanes>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    /// <summary>Computes all of C.</summary>
    /// <param name="operands">The product.</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="columns">Columns of C, a multiple of 16.</param>
    public static void Multiply(in ProductOperands operands, int rows, int columns)
    {
        // Tiles of nearly equal height: 21 rows are 7 + 7 + 7, since a tile of one row would wait for its own sums.
        var tiles = (rows + TLanes.TileRows - 1) / TLanes.TileRows;
        var height = rows / tiles;
        var higher = rows % tiles;
        if (higher > 0) OfHeight(height + 1, operands, 0, higher, columns);
        OfHeight(height, operands, higher * (height + 1), tiles - higher, columns);
    }

    private static void OfHeight(int height, in ProductOperands operands, int firstRow, int tiles, int columns)
    {
        switch (height)
        {
            case 1: AcrossColumns<One>(operands, firstRow, tiles, columns); break;
            case 2: AcrossColumns<Two>(operands, firstRow, tiles, columns); break;
            case 3: AcrossColumns<Three>(operands, firstRow, tiles, columns); break;
            case 4: AcrossColumns<Four>(operands, firstRow, tiles, columns); break;
            case 5: AcrossColumns<Five>(operands, firstRow, tiles, columns); break;
            case 6: AcrossColumns<Six>(operands, firstRow, tiles, columns); break;
            case 7: AcrossColumns<Seven>(operands, firstRow, tiles, columns); break;
            case 8: AcrossColumns<Eight>(operands, firstRow, tiles, columns); break;
            case 9: AcrossColumns<Nine>(operands, firstRow, tiles, columns); break;
            case 10: AcrossColumns<Ten>(operands, firstRow, tiles, columns); break;
            default: throw new ArgumentOutOfRangeException(nameof(height), height, "no such tile");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AcrossColumns<TRows>(in ProductOperands operands, int firstRow, int tiles, int columns)
        where TRows : struct, IConstant
    {
        var panels = columns / (2 * TLanes.Count);
        var tiled = panels * 2 * TLanes.Count;
        switch (operands.Offsets == null, operands.BOffsets == null)
        {
            case (true, _):
                if (panels > 0) ProductTile<TVector, TLanes, TRows, Two, Zero>.Multiply(operands, firstRow, tiles, 0, panels);
                if (tiled < columns) ProductTile<TVector, TLanes, TRows, One, Zero>.Multiply(operands, firstRow, tiles, tiled, 1);
                break;
            case (false, true):
                if (panels > 0) ProductTile<TVector, TLanes, TRows, Two, One>.Multiply(operands, firstRow, tiles, 0, panels);
                if (tiled < columns) ProductTile<TVector, TLanes, TRows, One, One>.Multiply(operands, firstRow, tiles, tiled, 1);
                break;
            case (false, false):
                if (panels > 0) ProductTile<TVector, TLanes, TRows, Two, Two>.Multiply(operands, firstRow, tiles, 0, panels);
                if (tiled < columns) ProductTile<TVector, TLanes, TRows, One, Two>.Multiply(operands, firstRow, tiles, tiled, 1);
                break;
        }
    }
}
