using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Tests.Arithmetic;

public class ExponentialsTests
{
    private static readonly double[] Ends =
    [
        0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue,
        709.782712893384, 709.7827128933841, 709.7827128933839, -745.1332191019412, -745.1332191019413, -745.133219101941, -708.3964185322641, -708.5, -744, 1, -1,
    ];

    [Fact]
    public void Many_have_the_bits_of_each()
    {
        var stream = RandomStream.For(1, StreamPurpose.Shuffle);
        double[] numbers = [.. Ends, .. Enumerable.Range(0, 100_001).Select(_ => (stream.NextDouble() * 1500) - 770), .. Near(ref stream)];
        double[] expected = [.. numbers.Select(Elementary.Exp)];

        Exponentials.Apply(numbers);

        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), numbers.Select(BitConverter.DoubleToInt64Bits));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(7, 2)]
    [InlineData(64, 10)]
    [InlineData(3, 1001)]
    public void Rows_together_have_the_bits_of_each(int rows, int classes)
    {
        var stream = RandomStream.For(2, StreamPurpose.Shuffle);
        float[] outputs = [.. Enumerable.Range(0, rows * classes).Select(_ => (stream.NextSingle() * 40) - 20)];
        if (rows > 3) (outputs[0], outputs[classes], outputs[2 * classes]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity);
        var (logSums, probabilities) = (new double[rows], new float[outputs.Length]);

        Softmax.LogSumExp(outputs, logSums);
        Softmax.Apply(outputs, logSums, probabilities);

        for (var row = 0; row < rows; row++)
        {
            var of = outputs.AsSpan(row * classes, classes);
            Assert.Equal(Softmax.LogSumExp(of), logSums[row]);
            Softmax.Apply(of);
            Assert.Equal(of.ToArray(), probabilities[(row * classes)..((row + 1) * classes)]);
        }
    }

    private static double[] Near(ref RandomStream stream)
    {
        var near = new double[10_000];
        for (var i = 0; i < near.Length; i++) near[i] = Math.ScaleB(stream.NextDouble() - 0.5, -(i % 60));
        return near;
    }
}
