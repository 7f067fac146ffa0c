using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>Transposes a matrix, so that a product runs along contiguous columns. Moves bits only.</summary>
internal static unsafe class Transposition
{
    private const int Panel = ProductOperands.PanelColumns;

    /// <summary>target[c, r] = source[r, c].</summary>
    /// <param name="source">rows × columns, sixteen columns contiguous.</param>
    /// <param name="sourceRow">Floats from a row to the next.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="target">columns × rows.</param>
    /// <param name="targetRow">Floats from a row of the target to the next.</param>
    /// <param name="sourcePanel">Floats from sixteen columns to the next sixteen.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, nint sourceRow, int rows, int columns, float* target, nint targetRow, nint sourcePanel = Panel)
    {
        int row = 0, column, wholeColumns = columns & ~3;
        for (; row + 16 <= rows && Avx.IsSupported; row += 16)
        {
            var turned = target + row;
            for (column = 0; column < wholeColumns;)
            {
                var block = source + (row * sourceRow) + (column / Panel * sourcePanel);
                for (var end = Math.Min(column + Panel, wholeColumns); column < end; column += 4, block += 4, turned += 4 * targetRow)
                {
                    if (Avx512F.IsSupported)
                    {
                        SixteenRows(block, sourceRow, turned, targetRow);
                    }
                    else
                    {
                        EightRows(block, sourceRow, turned, targetRow);
                        EightRows(block + (8 * sourceRow), sourceRow, turned + 8, targetRow);
                    }
                }
            }

            Rest(source, sourceRow, row, row + 16, column, columns, target, targetRow, sourcePanel);
        }

        for (; row + 4 <= rows; row += 4)
        {
            for (column = 0; column < wholeColumns; column += 4)
            {
                var block = source + (row * sourceRow) + (column / Panel * sourcePanel) + (column % Panel);
                FourByFour(block, sourceRow, target + (column * targetRow) + row, targetRow);
            }

            Rest(source, sourceRow, row, row + 4, column, columns, target, targetRow, sourcePanel);
        }

        Rest(source, sourceRow, row, rows, 0, columns, target, targetRow, sourcePanel);
    }

    private static void Rest(
        float* source, nint sourceRow, int row, int rows, int firstColumn, int columns, float* target, nint targetRow, nint sourcePanel)
    {
        for (; row < rows; row++)
        {
            for (var column = firstColumn; column < columns; column++)
            {
                target[(column * targetRow) + row] = source[(row * sourceRow) + (column / Panel * sourcePanel) + (column % Panel)];
            }
        }
    }

    /// <summary>Eight rows of four columns: four rows in each half of a vector, which are then transposed side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightRows(float* source, nint row, float* target, nint targetRow)
    {
        Vector256<float> r0 = Halves(source, row), r1 = Halves(source + row, row);
        Vector256<float> r2 = Halves(source + (2 * row), row), r3 = Halves(source + (3 * row), row);
        Vector256<double> low01 = Avx.UnpackLow(r0, r1).AsDouble(), low23 = Avx.UnpackLow(r2, r3).AsDouble();
        Vector256<double> high01 = Avx.UnpackHigh(r0, r1).AsDouble(), high23 = Avx.UnpackHigh(r2, r3).AsDouble();
        Avx.UnpackLow(low01, low23).AsSingle().Store(target);
        Avx.UnpackHigh(low01, low23).AsSingle().Store(target + targetRow);
        Avx.UnpackLow(high01, high23).AsSingle().Store(target + (2 * targetRow));
        Avx.UnpackHigh(high01, high23).AsSingle().Store(target + (3 * targetRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Halves(float* source, nint row) =>
        Avx.InsertVector128(Vector128.Load(source).ToVector256Unsafe(), Vector128.Load(source + (4 * row)), 1);

    /// <summary>Sixteen rows of four columns: four rows in each quarter of a vector, which are then transposed side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SixteenRows(float* source, nint row, float* target, nint targetRow)
    {
        Vector512<float> r0 = Quarters(source, row), r1 = Quarters(source + row, row);
        Vector512<float> r2 = Quarters(source + (2 * row), row), r3 = Quarters(source + (3 * row), row);
        Vector512<double> low01 = Avx512F.UnpackLow(r0, r1).AsDouble(), low23 = Avx512F.UnpackLow(r2, r3).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(r0, r1).AsDouble(), high23 = Avx512F.UnpackHigh(r2, r3).AsDouble();
        Avx512F.UnpackLow(low01, low23).AsSingle().Store(target);
        Avx512F.UnpackHigh(low01, low23).AsSingle().Store(target + targetRow);
        Avx512F.UnpackLow(high01, high23).AsSingle().Store(target + (2 * targetRow));
        Avx512F.UnpackHigh(high01, high23).AsSingle().Store(target + (3 * targetRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarters(float* source, nint row)
    {
        var quarters = Vector128.Load(source).ToVector256Unsafe().ToVector512Unsafe();
        quarters = Avx512F.InsertVector128(quarters, Vector128.Load(source + (4 * row)), 1);
        quarters = Avx512F.InsertVector128(quarters, Vector128.Load(source + (8 * row)), 2);
        return Avx512F.InsertVector128(quarters, Vector128.Load(source + (12 * row)), 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourByFour(float* source, nint row, float* target, nint targetRow)
    {
        Vector128<float> r0 = Vector128.Load(source), r1 = Vector128.Load(source + row);
        Vector128<float> r2 = Vector128.Load(source + (2 * row)), r3 = Vector128.Load(source + (3 * row));
        Vector128<double> low01 = Low(r0, r1), high01 = High(r0, r1), low23 = Low(r2, r3), high23 = High(r2, r3);
        Pair(low01, low23, low: true).Store(target);
        Pair(low01, low23, low: false).Store(target + targetRow);
        Pair(high01, high23, low: true).Store(target + (2 * targetRow));
        Pair(high01, high23, low: false).Store(target + (3 * targetRow));
    }

    /// <summary>l0 l1 r0 r1, or l2 l3 r2 r3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Pair(Vector128<double> left, Vector128<double> right, bool low)
    {
        if (Sse2.IsSupported) return (low ? Sse2.UnpackLow(left, right) : Sse2.UnpackHigh(left, right)).AsSingle();
        if (AdvSimd.Arm64.IsSupported) return (low ? AdvSimd.Arm64.ZipLow(left, right) : AdvSimd.Arm64.ZipHigh(left, right)).AsSingle();
        return (low ? Vector128.Create(left[0], right[0]) : Vector128.Create(left[1], right[1])).AsSingle();
    }

    /// <summary>l0 r0 l1 r1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Low(Vector128<float> left, Vector128<float> right)
    {
        if (Sse.IsSupported) return Sse.UnpackLow(left, right).AsDouble();
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipLow(left, right).AsDouble();
        return Vector128.Create(left[0], right[0], left[1], right[1]).AsDouble();
    }

    /// <summary>l2 r2 l3 r3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> High(Vector128<float> left, Vector128<float> right)
    {
        if (Sse.IsSupported) return Sse.UnpackHigh(left, right).AsDouble();
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipHigh(left, right).AsDouble();
        return Vector128.Create(left[2], right[2], left[3], right[3]).AsDouble();
    }
}
