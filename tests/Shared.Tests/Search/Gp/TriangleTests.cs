using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search.Gp;

namespace ActorSearch.Shared.Tests.Search.Gp;

public class TriangleTests
{
    /// <summary>The worked example of the textbooks: rows 4, 12, −16; 12, 37, −43; −16, −43, 98.</summary>
    [Fact]
    public void A_known_matrix_has_its_known_factor()
    {
        var triangle = Triangle.Factor([4, 12, -16, 0, 0, 0, 0, 0, 0, 37, -43, 0, 0, 0, 0, 0, 0, 0, 98, 0, 0, 0, 0, 0], 3)!;

        Assert.Equal([2, 6, -8, 1, 5, 3], [triangle[0, 0], triangle[1, 0], triangle[2, 0], triangle[1, 1], triangle[2, 1], triangle[2, 2]]);
        Assert.Equal(Math.Log(36), triangle.LogDeterminant(), 1e-14);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(33)]
    [InlineData(100)]
    public void What_it_solves_fits_the_matrix(int size)
    {
        var full = Positive(size);
        var triangle = Triangle.Factor(Packed(full), size)!;
        var expected = Enumerable.Range(0, size).Select(i => Math.Sqrt(i) - 3).ToArray();
        var vector = Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Sum(j => full[i, j] * expected[j])).ToArray();

        triangle.Solve(vector);

        for (var i = 0; i < size; i++) Assert.Equal(expected[i], vector[i], 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(70)]
    public void Its_inverse_times_the_matrix_is_the_identity(int size)
    {
        var full = Positive(size);
        var triangle = Triangle.Factor(Packed(full), size)!;
        var inverse = triangle.NegativeInverse();

        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                var sum = Enumerable.Range(0, size).Sum(k => full[i, k] * -inverse[(Math.Min(k, j) * triangle.Stride) + Math.Max(k, j)]);
                Assert.Equal(i == j ? 1 : 0, sum, 1e-9);
            }
        }
    }

    [Fact]
    public void Many_columns_are_solved_as_one_by_one()
    {
        const int Size = 37, Width = 24;
        var full = Positive(Size);
        var triangle = Triangle.Factor(Packed(full), Size)!;
        var rows = new double[Size * Width];
        for (var i = 0; i < rows.Length; i++) rows[i] = (i * 7 % 13) - 6;
        var solved = (double[])rows.Clone();

        triangle.SolveRows(solved, Width);

        for (var i = 0; i < Size; i++)
        {
            for (var c = 0; c < Width; c++)
            {
                Assert.Equal(rows[(i * Width) + c], Enumerable.Range(0, i + 1).Sum(k => triangle[i, k] * solved[(k * Width) + c]), 1e-9);
            }
        }
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_has_no_factor()
    {
        Assert.Null(Triangle.Factor([1, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], 2));
        Assert.Null(Triangle.Factor([double.NaN, 0, 0, 0, 0, 0, 0, 0], 1));
    }

    private static double[,] Positive(int size)
    {
        var stream = RandomStream.For(3, StreamPurpose.Suggestion, size);
        var root = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) root[i, j] = stream.NextNormal();
        }

        var full = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                full[i, j] = (i == j ? size : 0) + Enumerable.Range(0, size).Sum(k => root[i, k] * root[j, k]);
            }
        }

        return full;
    }

    private static double[] Packed(double[,] full)
    {
        var size = full.GetLength(0);
        var matrix = new double[size * Columns.Padded(size)];
        for (var j = 0; j < size; j++)
        {
            for (var i = j; i < size; i++) matrix[(j * Columns.Padded(size)) + i] = full[i, j];
        }

        return matrix;
    }
}
