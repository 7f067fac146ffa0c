using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Tests.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Tests.Models.Dense;

public unsafe class LinearProductsTests
{
    private static readonly (int Rows, int Inputs, int Outputs)[] Sizes =
        [(1, 1, 2), (3, 17, 5), (5, 16, 16), (7, 40, 33), (21, 65, 48), (40, 3, 100), (64, 33, 17)];

    public static TheoryData<int> Widths => SomeKernels.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_three_products_of_a_layer_are_those_of_double_precision(int bits)
    {
        foreach (var (rows, inputs, outputs) in Sizes)
        {
            using var layer = new Layer(bits, rows, inputs, outputs);
            foreach (var (row, output) in Pairs(rows, outputs))
            {
                var sum = Terms(inputs, input => layer.Below(row, input) * (double)layer.Weight(input, output));
                Assert.Equal(layer.Bias[output] + sum, layer.Values[(row * layer.OutputRow) + output], 2e-5);
            }

            foreach (var (input, output) in Pairs(inputs, outputs))
            {
                var sum = Terms(rows, row => layer.Below(row, input) * (double)layer.Slope(row, output));
                Assert.Equal(sum, layer.Gradient[layer.IndexOf(input, output)], 2e-5);
            }

            foreach (var (row, input) in Pairs(rows, layer.InputRow))
            {
                var sum = input < inputs ? Terms(outputs, output => layer.Slope(row, output) * (double)layer.Weight(input, output)) : 0;
                Assert.Equal(sum, layer.Plain[(row * layer.InputRow) + input], 2e-5);
                Assert.Equal(2 * layer.Plain[(row * layer.InputRow) + input], layer.Doubled[(row * layer.InputRow) + input]);
            }
        }
    }

    [Fact]
    public void All_widths_give_the_same_bits()
    {
        foreach (var (rows, inputs, outputs) in Sizes)
        {
            int[][] bits = [.. new[] { 512, 256, 128 }.Select(width =>
            {
                using var layer = new Layer(width, rows, inputs, outputs);
                return (int[])[.. layer.Values.Bits(), .. layer.Gradient.Bits(), .. layer.Plain.Bits()];
            })];

            Assert.All(bits, other => Assert.Equal(bits[0], other));
        }
    }

    private static double Terms(int count, Func<int, double> term) => Enumerable.Range(0, count).Sum(term);

    private static IEnumerable<(int Row, int Column)> Pairs(int rows, int columns) =>
        from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select (row, column);

    /// <summary>A layer of random numbers, on which all three products have run.</summary>
    private sealed class Layer : IDisposable
    {
        private readonly int _inputs;
        private readonly SomeBlock _below, _weights, _slopes, _scratch;

        public Layer(int bits, int rows, int inputs, int outputs)
        {
            _inputs = inputs;
            (InputRow, OutputRow) = (SomeKernels.Padded(inputs), SomeKernels.Padded(outputs));
            _below = SomeBlock.Matrix(rows, inputs, InputRow, 1);
            _weights = SomeBlock.Matrix(1, inputs * OutputRow, inputs * OutputRow, 2);
            for (var at = 0; at < inputs * OutputRow; at++)
            {
                // What pads the last panel is 0.
                if ((at / (16 * inputs) * 16) + (at % 16) >= outputs) _weights.Values[at] = 0;
            }

            _slopes = SomeBlock.Matrix(rows, outputs, OutputRow, 3);
            Bias = SomeBlock.Matrix(1, outputs, OutputRow, 4);
            _scratch = SomeBlock.Empty(LinearProducts.Scratch(rows, outputs));
            (Values, Gradient) = (SomeBlock.Empty(rows * OutputRow), SomeBlock.Empty(inputs * OutputRow));
            (Plain, Doubled) = (SomeBlock.Empty(rows * InputRow), SomeBlock.Empty(rows * InputRow));
            Doubled.Values.Fill(2);
            var products = new LinearProducts(SomeKernels.OfWidth(bits), inputs, InputRow, outputs);
            products.Forward(_below.Start, rows, _weights.Start, Bias.Start, Values.Start);
            products.WeightGradient(_below.Start, _slopes.Start, rows, Gradient.Start, _scratch.Start);
            products.InputGradient(_slopes.Start, rows, _weights.Start, Plain.Start, scaled: false, _scratch.Start);
            products.InputGradient(_slopes.Start, rows, _weights.Start, Doubled.Start, scaled: true, _scratch.Start);
        }

        public int InputRow { get; }

        public int OutputRow { get; }

        public SomeBlock Bias { get; }

        public SomeBlock Values { get; }

        public SomeBlock Gradient { get; }

        public SomeBlock Plain { get; }

        public SomeBlock Doubled { get; }

        public float Below(int row, int input) => _below[(row * InputRow) + input];

        public float Slope(int row, int output) => _slopes[(row * OutputRow) + output];

        public float Weight(int input, int output) => _weights[IndexOf(input, output)];

        public int IndexOf(int input, int output) => (output / 16 * LinearProducts.WeightPanel(_inputs)) + (input * 16) + (output % 16);

        public void Dispose()
        {
            foreach (var block in (SomeBlock[])[_below, _weights, _slopes, _scratch, Bias, Values, Gradient, Plain, Doubled]) block.Dispose();
        }
    }
}
