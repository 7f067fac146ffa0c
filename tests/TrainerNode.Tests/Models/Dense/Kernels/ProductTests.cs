using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Tests.Models.Dense.Kernels;

public unsafe class ProductTests
{
    /// <summary>Every height of a tile, and widths of one, two, three and five vectors.</summary>
    private static readonly int[] RowCounts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 20, 21, 40];

    private static readonly int[] ColumnCounts = [1, 3, 16, 17, 48, 65];

    private static readonly int[] StepCounts = [1, 3, 17, 65];

    public static TheoryData<int> Widths => SomeKernels.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_product_is_that_of_double_precision(int bits)
    {
        Each((rows, columns, steps) =>
        {
            var stride = SomeKernels.Padded(columns);
            using SomeBlock a = SomeBlock.Matrix(rows, steps, steps, 1), b = SomeBlock.Matrix(steps, columns, stride, 2);
            using SomeBlock c = SomeBlock.Empty(rows * stride), start = SomeBlock.Matrix(1, columns, stride, 3);
            SomeKernels.OfWidth(bits).Multiply(Operands(a, steps, 1, b, stride, c, steps, start), rows, stride);

            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < stride; column++)
                {
                    double sum = start[column], size = Math.Abs(start[column]);
                    for (var step = 0; step < steps; step++)
                    {
                        var term = (double)a[(row * steps) + step] * b[(step * stride) + column];
                        (sum, size) = (sum + term, size + Math.Abs(term));
                    }

                    // A chain of n rounded additions errs by n·2⁻²⁴ of the terms' sizes at the most.
                    Assert.Equal(sum, c[(row * stride) + column], size * (steps + 1) * Math.Pow(2, -24));
                }
            }
        });
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_transposed_left_side_gives_the_same_bits(int bits)
    {
        Each((rows, columns, steps) =>
        {
            var stride = SomeKernels.Padded(columns);
            using SomeBlock a = SomeBlock.Matrix(rows, steps, steps, 1), b = SomeBlock.Matrix(steps, columns, stride, 2);
            using SomeBlock turned = SomeBlock.Empty(rows * steps), c = SomeBlock.Empty(rows * stride), c2 = SomeBlock.Empty(rows * stride);
            Transposition.Run(a.Start, steps, rows, steps, turned.Start, rows);
            var kernels = SomeKernels.OfWidth(bits);
            kernels.Multiply(Operands(a, steps, 1, b, stride, c, steps), rows, stride);
            kernels.Multiply(Operands(turned, 1, rows, b, stride, c2, steps), rows, stride);

            Assert.Equal(c.Bits(), c2.Bits());
        });
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_factor_is_multiplied_in_place(int bits)
    {
        Each((rows, columns, steps) =>
        {
            var stride = SomeKernels.Padded(columns);
            using SomeBlock a = SomeBlock.Matrix(rows, steps, steps, 1), b = SomeBlock.Matrix(steps, columns, stride, 2);
            using SomeBlock plain = SomeBlock.Empty(rows * stride), c = SomeBlock.Matrix(rows, columns, stride, 4);
            var expected = c.Values.ToArray();
            var kernels = SomeKernels.OfWidth(bits);
            kernels.Multiply(Operands(a, steps, 1, b, stride, plain, steps), rows, stride);
            kernels.Multiply(Operands(a, steps, 1, b, stride, c, steps, null, c), rows, stride);

            for (var i = 0; i < expected.Length; i++) Assert.Equal(plain[i] * expected[i], c[i]);
        });
    }

    [Fact]
    public void All_widths_give_the_same_bits()
    {
        Each((rows, columns, steps) =>
        {
            var stride = SomeKernels.Padded(columns);
            using SomeBlock a = SomeBlock.Matrix(rows, steps, steps, 1), b = SomeBlock.Matrix(steps, columns, stride, 2);
            using var c = SomeBlock.Empty(rows * stride);
            var bits = new[] { 512, 256, 128 }.Select(width =>
            {
                SomeKernels.OfWidth(width).Multiply(Operands(a, steps, 1, b, stride, c, steps), rows, stride);
                return c.Bits();
            }).ToArray();

            Assert.Equal(bits[0], bits[1]);
            Assert.Equal(bits[0], bits[2]);
        });
    }

    private static void Each(Action<int, int, int> check)
    {
        foreach (var rows in RowCounts)
        {
            foreach (var columns in ColumnCounts)
            {
                foreach (var steps in StepCounts) check(rows, columns, steps);
            }
        }
    }

    private static ProductOperands Operands(
        SomeBlock a,
        int aRow,
        int aStep,
        SomeBlock b,
        int stride,
        SomeBlock c,
        int steps,
        SomeBlock? start = null,
        SomeBlock? factor = null) =>
        new()
        {
            A = a.Start,
            ARow = aRow,
            AStep = aStep,
            B = b.Start,
            BStep = stride,
            C = c.Start,
            CRow = stride,
            Steps = steps,
            Start = start is null ? null : start.Start,
            Factor = factor is null ? null : factor.Start,
        };
}
