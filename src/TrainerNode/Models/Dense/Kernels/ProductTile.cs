using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>
/// The innermost part of a matrix product: a tile of C, up to ten rows of one or two vectors, stays in registers while the sum
/// runs. Each element is one chain of fused multiply-adds in the order of the sum, whatever the tile: bits depend on nothing else.
/// </summary>
/// <typeparam name="TVector">A vector of floats.</typeparam>
/// <typeparam name="TLanes">Its arithmetic.</typeparam>
/// <typeparam name="TRows">Rows of the tile.</typeparam>
/// <typeparam name="TVectors">Vectors of a row.</typeparam>
/// <typeparam name="TListed">How many of A and B have their steps listed instead of evenly spaced: none, A, or both.</typeparam>
internal static unsafe class ProductTile<TVector, TLanes, TRows, TVectors, TListed>
    where TVector : struct
    where TLanes : ILanes<TVector>
    where TRows : struct, IConstant
    where TVectors : struct, IConstant
    where TListed : struct, IConstant
{
    private static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TRows.Value;
    }

    private static bool Wide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVectors.Value > 1;
    }

    private static bool Listed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TListed.Value > 0;
    }

    private static bool BothListed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TListed.Value > 1;
    }

    /// <summary>All tiles of some rows and columns.</summary>
    /// <param name="operands">The product.</param>
    /// <param name="firstRow">Row of the first tile.</param>
    /// <param name="tiles">Tiles below each other.</param>
    /// <param name="firstColumn">Column of the first tile, in floats.</param>
    /// <param name="panels">Tiles beside each other.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in ProductOperands operands, int firstRow, int tiles, int firstColumn, int panels)
    {
        nint row = operands.ARow * sizeof(float), row2 = 2 * row, row3 = 3 * row, row4 = 4 * row;
        nint aStep = operands.AStep * sizeof(float), bStep = operands.BStep * sizeof(float);
        nint cRow = operands.CRow;

        // The second vector of a row: in the next panel, if one vector is a whole panel.
        var bSecond = TLanes.Count == ProductOperands.PanelColumns ? operands.BPanel * sizeof(float) : TLanes.Count * sizeof(float);
        var cSecond = TLanes.Count == ProductOperands.PanelColumns ? operands.CPanel : TLanes.Count;
        var steps = operands.Steps;
        for (var panel = 0; panel < panels; panel++)
        {
            var column = firstColumn + (panel * TVectors.Value * TLanes.Count);
            int wholePanels = column / ProductOperands.PanelColumns, within = column % ProductOperands.PanelColumns;
            for (var tile = 0; tile < tiles; tile++)
            {
                nint top = firstRow + (tile * TRows.Value);
                var a = (byte*)(operands.A + (top * operands.ARow));
                var a5 = a + row4 + row;
                var origin = a;
                int* offsets = operands.Offsets, bOffsets = operands.BOffsets;
                var b = (byte*)(operands.B + (wholePanels * operands.BPanel) + within);
                var bOrigin = b;
                var start0 = TLanes.All(0);
                var start1 = start0;
                if (operands.Start != null)
                {
                    start0 = TLanes.Load(operands.Start + column);
                    if (Wide) start1 = TLanes.Load(operands.Start + column + TLanes.Count);
                }

                TVector c00 = start0, c10 = start0, c20 = start0, c30 = start0, c40 = start0;
                TVector c50 = start0, c60 = start0, c70 = start0, c80 = start0, c90 = start0;
                TVector c01 = start1, c11 = start1, c21 = start1, c31 = start1, c41 = start1;
                TVector c51 = start1, c61 = start1, c71 = start1, c81 = start1, c91 = start1;
                for (var step = 0; step < steps; step++)
                {
                    if (Listed)
                    {
                        a = origin + ((nint)offsets[step] * sizeof(float));
                        a5 = a + row4 + row;
                        if (BothListed) b = bOrigin + ((nint)bOffsets[step] * sizeof(float));
                    }

                    var b0 = TLanes.Load((float*)b);
                    var b1 = Wide ? TLanes.Load((float*)(b + bSecond)) : b0;
                    Row(a, b0, b1, ref c00, ref c01);
                    if (Rows > 1) Row(a + row, b0, b1, ref c10, ref c11);
                    if (Rows > 2) Row(a + row2, b0, b1, ref c20, ref c21);
                    if (Rows > 3) Row(a + row3, b0, b1, ref c30, ref c31);
                    if (Rows > 4) Row(a + row4, b0, b1, ref c40, ref c41);
                    if (Rows > 5) Row(a5, b0, b1, ref c50, ref c51);
                    if (Rows > 6) Row(a5 + row, b0, b1, ref c60, ref c61);
                    if (Rows > 7) Row(a5 + row2, b0, b1, ref c70, ref c71);
                    if (Rows > 8) Row(a5 + row3, b0, b1, ref c80, ref c81);
                    if (Rows > 9) Row(a5 + row4, b0, b1, ref c90, ref c91);
                    if (!Listed)
                    {
                        a += aStep;
                        a5 += aStep;
                    }

                    if (!BothListed) b += bStep;
                }

                var place = (top * cRow) + (wholePanels * operands.CPanel) + within;
                var c = operands.C + place;
                var factor = operands.Factor == null ? null : operands.Factor + place;
                if (operands.Adds)
                {
                    Add(ref c00, ref c01, c, cSecond);
                    if (Rows > 1) Add(ref c10, ref c11, c + (1 * cRow), cSecond);
                    if (Rows > 2) Add(ref c20, ref c21, c + (2 * cRow), cSecond);
                    if (Rows > 3) Add(ref c30, ref c31, c + (3 * cRow), cSecond);
                    if (Rows > 4) Add(ref c40, ref c41, c + (4 * cRow), cSecond);
                    if (Rows > 5) Add(ref c50, ref c51, c + (5 * cRow), cSecond);
                    if (Rows > 6) Add(ref c60, ref c61, c + (6 * cRow), cSecond);
                    if (Rows > 7) Add(ref c70, ref c71, c + (7 * cRow), cSecond);
                    if (Rows > 8) Add(ref c80, ref c81, c + (8 * cRow), cSecond);
                    if (Rows > 9) Add(ref c90, ref c91, c + (9 * cRow), cSecond);
                }

                Put(c00, c01, c, factor, 0, cSecond);
                if (Rows > 1) Put(c10, c11, c, factor, 1 * cRow, cSecond);
                if (Rows > 2) Put(c20, c21, c, factor, 2 * cRow, cSecond);
                if (Rows > 3) Put(c30, c31, c, factor, 3 * cRow, cSecond);
                if (Rows > 4) Put(c40, c41, c, factor, 4 * cRow, cSecond);
                if (Rows > 5) Put(c50, c51, c, factor, 5 * cRow, cSecond);
                if (Rows > 6) Put(c60, c61, c, factor, 6 * cRow, cSecond);
                if (Rows > 7) Put(c70, c71, c, factor, 7 * cRow, cSecond);
                if (Rows > 8) Put(c80, c81, c, factor, 8 * cRow, cSecond);
                if (Rows > 9) Put(c90, c91, c, factor, 9 * cRow, cSecond);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(byte* a, TVector b0, TVector b1, ref TVector c0, ref TVector c1)
    {
        var x = TLanes.All(*(float*)a);
        c0 = TLanes.MultiplyAdd(x, b0, c0);
        if (Wide) c1 = TLanes.MultiplyAdd(x, b1, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref TVector c0, ref TVector c1, float* c, nint second)
    {
        c0 = TLanes.Add(c0, TLanes.Load(c));
        if (Wide) c1 = TLanes.Add(c1, TLanes.Load(c + second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TVector c0, TVector c1, float* c, float* factor, nint offset, nint second)
    {
        TLanes.Store(factor == null ? c0 : TLanes.Multiply(c0, TLanes.Load(factor + offset)), c + offset);
        if (!Wide) return;
        c += offset + second;
        TLanes.Store(factor == null ? c1 : TLanes.Multiply(c1, TLanes.Load(factor + offset + second)), c);
    }
}
