using System.Runtime.CompilerServices;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>The Cholesky factor L of a symmetric positive definite matrix, column after column: element (i, j) at j · <see cref="Stride"/> + i.</summary>
internal sealed class Triangle
{
    /// <summary>Columns that are worked on together when half of them are zeros; rows that are worked on together.</summary>
    private const int Block = 32, Few = Columns.Padding;

    private readonly double[] _columns;

    private Triangle(int size, double[] columns)
    {
        (Size, Stride) = (size, Columns.Padded(size));
        _columns = columns;
    }

    public int Size { get; }

    /// <summary>Rows with their padding.</summary>
    public int Stride { get; }

    /// <summary>An element on or below the diagonal.</summary>
    public double this[int row, int column] => _columns[(column * Stride) + row];

    /// <summary>The factor of a matrix, in whose place it is stored; null where the matrix is not positive definite.</summary>
    /// <param name="matrix">Its columns, the elements on and below the diagonal; padding is zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Triangle? Factor(double[] matrix, int size)
    {
        var stride = Columns.Padded(size);
        for (var start = 0; start < size; start += Few)
        {
            var (end, length) = (Math.Min(start + Few, size), stride - start);
            var block = matrix.AsSpan((start * stride) + start);
            Columns.Subtract(block, stride, end - start, length, matrix.AsSpan(start), stride, matrix.AsSpan(start), stride, start);
            for (var j = start; j < end; j++)
            {
                var column = matrix.AsSpan((j * stride) + start, length);
                Columns.Subtract(column, stride, 1, length, block, stride, block[(j - start)..], stride, j - start);
                var pivot = column[j - start];
                if (!(pivot > 0) || double.IsInfinity(pivot)) return null;
                Columns.Divide(column, Math.Sqrt(pivot));
                column[..(j - start)].Clear();
            }
        }

        return new Triangle(size, matrix);
    }

    /// <summary>The logarithm of the matrix's determinant.</summary>
    public double LogDeterminant()
    {
        var sum = 0.0;
        for (var j = 0; j < Size; j++) sum += Arithmetic.Elementary.Log(this[j, j]);
        return 2 * sum;
    }

    /// <summary>Solves L·X = B for many columns at once, in place.</summary>
    /// <param name="rows">B, row after row.</param>
    /// <param name="width">Length of a row: a multiple of <see cref="Columns.Padding"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SolveRows(double[] rows, int width)
    {
        for (var start = 0; start < Size; start += Few)
        {
            var end = Math.Min(start + Few, Size);
            var block = rows.AsSpan(start * width);
            Columns.Subtract(block, width, end - start, width, rows, width, _columns.AsSpan(start), Stride, start);
            for (var i = start; i < end; i++)
            {
                var row = rows.AsSpan(i * width, width);
                Columns.Subtract(row, width, 1, width, block, width, _columns.AsSpan((start * Stride) + i), Stride, i - start);
                Columns.Divide(row, this[i, i]);
            }
        }
    }

    /// <summary>Solves L·Lᵀ·x = b for one vector, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Solve(Span<double> vector)
    {
        for (var j = 0; j < Size; j++)
        {
            vector[j] /= this[j, j];
            for (var i = j + 1; i < Size; i++) vector[i] -= this[i, j] * vector[j];
        }

        for (var j = Size - 1; j >= 0; j--)
        {
            var rest = vector[j];
            for (var i = j + 1; i < Size; i++) rest -= this[i, j] * vector[i];
            vector[j] = rest / this[j, j];
        }
    }

    /// <summary>The inverse of the matrix, less than zero (−K⁻¹): columns, the elements on and below the diagonal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] NegativeInverse()
    {
        // L⁻¹ row after row; row i has zeros beyond i.
        var rows = new double[Size * Stride];
        for (var i = 0; i < Size; i++) rows[(i * Stride) + i] = 1;
        for (var start = 0; start < Size; start += Few)
        {
            var end = Math.Min(start + Few, Size);
            for (var left = 0; left <= start; left += Block)
            {
                var length = Math.Min(Block, Stride - left);
                var block = rows.AsSpan((start * Stride) + left);
                Columns.Subtract(
                    block, Stride, end - start, length,
                    rows.AsSpan((left * Stride) + left), Stride, _columns.AsSpan((left * Stride) + start), Stride, start - left);
                for (var i = start; i < end; i++)
                {
                    var row = rows.AsSpan((i * Stride) + left, length);
                    Columns.Subtract(row, Stride, 1, length, block, Stride, _columns.AsSpan((start * Stride) + i), Stride, i - start);
                    Columns.Divide(row, this[i, i]);
                }
            }
        }

        // −K⁻¹ = −L⁻ᵀ·L⁻¹.
        var inverse = new double[Size * Stride];
        for (var start = 0; start < Size; start += Few)
        {
            for (var left = start / Block * Block; left < Stride; left += Block)
            {
                Columns.Subtract(
                    inverse.AsSpan((start * Stride) + left), Stride, Math.Min(Few, Size - start), Math.Min(Block, Stride - left),
                    rows.AsSpan((left * Stride) + left), Stride, rows.AsSpan((left * Stride) + start), Stride, Size - left);
            }
        }

        return inverse;
    }
}
