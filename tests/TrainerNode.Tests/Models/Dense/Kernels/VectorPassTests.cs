using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Tests.Models.Dense.Kernels;

public unsafe class VectorPassTests
{
    private const double Precision = 3e-6;

    private static readonly int[] RowCounts = [1, 2, 5, 40];

    private static readonly int[] ColumnCounts = [1, 3, 16, 17, 65];

    public static TheoryData<int> Widths => SomeKernels.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void Columns_are_summed(int bits)
    {
        Each((rows, columns, stride) =>
        {
            using SomeBlock matrix = SomeBlock.Matrix(rows, columns, stride), sums = SomeBlock.Empty(stride);
            SomeKernels.OfWidth(bits).SumColumns(matrix.Start, rows, stride, sums.Start);

            for (var column = 0; column < stride; column++)
            {
                Assert.Equal(Sum(rows, row => matrix[(row * stride) + column]), sums[column], Precision);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_layer_of_one_input_gets_its_gradient(int bits)
    {
        Each((rows, columns, stride) =>
        {
            using SomeBlock x = SomeBlock.Matrix(1, rows, rows, 2), slopes = SomeBlock.Matrix(rows, columns, stride);
            using SomeBlock weights = SomeBlock.Empty(stride), bias = SomeBlock.Empty(stride);
            SomeKernels.OfWidth(bits).OneInputGradient(x.Start, slopes.Start, rows, stride, weights.Start, bias.Start);

            for (var column = 0; column < stride; column++)
            {
                Assert.Equal(Sum(rows, row => x[row] * (double)slopes[(row * stride) + column]), weights[column], Precision * rows);
                Assert.Equal(Sum(rows, row => slopes[(row * stride) + column]), bias[column], Precision);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_layer_of_one_output_goes_forward(int bits)
    {
        Each((rows, columns, stride) =>
        {
            using SomeBlock matrix = SomeBlock.Matrix(rows, columns, stride), weights = SomeBlock.Matrix(1, columns, stride, 2);
            using var y = SomeBlock.Empty(rows);
            SomeKernels.OfWidth(bits).OneOutput(matrix.Start, rows, stride, weights.Start, 0.25f, y.Start);

            for (var row = 0; row < rows; row++)
            {
                Assert.Equal(0.25 + Sum(stride, column => matrix[(row * stride) + column] * (double)weights[column]), y[row], 1e-5);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_layer_of_one_output_goes_backward(int bits)
    {
        Each((rows, columns, stride) =>
        {
            using SomeBlock matrix = SomeBlock.Matrix(rows, columns, stride), weights = SomeBlock.Matrix(1, columns, stride, 2);
            using SomeBlock below = SomeBlock.Matrix(rows, columns, stride, 3), ySlopes = SomeBlock.Matrix(1, rows, rows, 4);
            using var gradient = SomeBlock.Empty(stride);
            var derivatives = below.Values.ToArray();
            SomeKernels.OfWidth(bits).OneOutputGradient(
                ySlopes.Start, matrix.Start, below.Start, rows, stride, weights.Start, gradient.Start);

            for (var column = 0; column < stride; column++)
            {
                Assert.Equal(Sum(rows, row => ySlopes[row] * (double)matrix[(row * stride) + column]), gradient[column], Precision * rows);
                for (var row = 0; row < rows; row++)
                {
                    var at = (row * stride) + column;
                    Assert.Equal((double)ySlopes[row] * weights[column] * derivatives[at], below[at], 1e-5);
                }
            }
        });
    }

    [Fact]
    public void All_widths_give_the_same_bits()
    {
        Each((rows, columns, stride) =>
        {
            var bits = new[] { 512, 256, 128 }.Select(width =>
            {
                using SomeBlock matrix = SomeBlock.Matrix(rows, columns, stride), weights = SomeBlock.Matrix(1, columns, stride, 2);
                using SomeBlock y = SomeBlock.Empty(rows), gradient = SomeBlock.Empty(stride), sums = SomeBlock.Empty(stride);
                var kernels = SomeKernels.OfWidth(width);
                kernels.OneOutput(matrix.Start, rows, stride, weights.Start, 0.25f, y.Start);
                kernels.SumColumns(matrix.Start, rows, stride, sums.Start);
                kernels.OneOutputGradient(y.Start, matrix.Start, matrix.Start, rows, stride, weights.Start, gradient.Start);
                kernels.Scale(gradient.Start, sums.Start, stride);
                return (int[])[.. y.Bits(), .. gradient.Bits(), .. sums.Bits(), .. matrix.Bits()];
            }).ToArray();

            Assert.All(bits, other => Assert.Equal(bits[0], other));
        });
    }

    [Fact]
    public void A_transposition_moves_every_element_and_touches_nothing_else()
    {
        foreach (var (rows, columns) in from r in new[] { 1, 3, 4, 15, 16, 17, 37 } from c in new[] { 1, 3, 4, 16, 17, 33 } select (r, c))
        {
            var (sourceRow, targetRow) = (SomeKernels.Padded(columns), SomeKernels.Padded(rows) + 16);
            using var source = SomeBlock.Matrix(rows, columns, sourceRow);
            using var target = SomeBlock.Matrix(columns, 0, targetRow);
            Transposition.Run(source.Start, sourceRow, rows, columns, target.Start, targetRow);

            for (var i = 0; i < columns * targetRow; i++)
            {
                var (column, row) = (i / targetRow, i % targetRow);
                Assert.Equal(row < rows ? source[(row * sourceRow) + column] : 0, target[i]);
            }
        }
    }

    private static void Each(Action<int, int, int> check)
    {
        foreach (var rows in RowCounts)
        {
            foreach (var columns in ColumnCounts) check(rows, columns, SomeKernels.Padded(columns));
        }
    }

    private static double Sum(int count, Func<int, double> term)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++) sum += term(i);
        return sum;
    }
}
