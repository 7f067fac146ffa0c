using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Tests.Models.Convolution;

public unsafe class WinogradConvolutionTests
{
    /// <summary>Relative to the largest number of a result. A simulation gave at most 4.1·10⁻⁶; sums of products in single precision have about 6·10⁻⁷.</summary>
    private const double Tolerance = 6e-6;

    /// <summary>Kernels and paddings, and sizes that leave tiles over the edge, in one block, in several, and of many images.</summary>
    public static TheoryData<int, int, int, int, int> Shapes => new()
    {
        { 3, 1, 14, 14, 2 }, { 3, 0, 9, 7, 11 }, { 3, 3, 1, 2, 13 }, { 4, 2, 13, 10, 3 }, { 4, 0, 4, 4, 5 },
        { 5, 2, 14, 14, 3 }, { 5, 4, 3, 5, 4 }, { 5, 2, 29, 26, 1 }, { 6, 3, 11, 12, 2 }, { 6, 1, 5, 4, 3 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Maps_and_gradients_are_those_of_the_definition(int kernel, int padding, int height, int width, int images)
    {
        const int Inputs = 18, Outputs = 21;
        var layer = new ConvLayer(0, new ConvBlock(Outputs, kernel, 1, padding, 1, false), new ConvShape(Inputs, height, width));
        var expected = ConvolutionByDefinition.Of(layer, images);
        var results = new[] { 512, 256, 128 }.Select(bits => Run(layer, images, expected, bits)).ToArray();

        AssertNear(expected.Maps, results[0].Maps);
        AssertNear(expected.WeightGradient, results[0].WeightGradient);
        AssertNear(expected.InputSlopes, results[0].InputSlopes);
        foreach (var other in results[1..])
        {
            Assert.Equal(results[0].Maps, other.Maps);
            Assert.Equal(results[0].WeightGradient, other.WeightGradient);
            Assert.Equal(results[0].InputSlopes, other.InputSlopes);
        }
    }

    [Fact]
    public void It_is_taken_where_products_outweigh_transformations()
    {
        Assert.True(Suits(new ConvBlock(32, 5, 1, 2, 2, false), 16));
        Assert.True(Suits(new ConvBlock(16, 3, 1, 1, 1, false), 16));
        Assert.False(Suits(new ConvBlock(32, 5, 2, 2, 2, false), 16));
        Assert.False(Suits(new ConvBlock(32, 7, 1, 3, 2, false), 16));
        Assert.False(Suits(new ConvBlock(32, 1, 1, 0, 2, false), 16));
        Assert.False(Suits(new ConvBlock(4, 3, 1, 1, 2, false), 3));

        static bool Suits(ConvBlock block, int channels) =>
            WinogradConvolution.Suits(new BlockPlaces(new ConvLayer(0, block, new ConvShape(channels, 14, 14)), 0, 0), Padding.Up(channels));
    }

    private static ConvolutionResults Run(ConvLayer layer, int images, ConvolutionByDefinition data, int bits)
    {
        var (input, output) = (layer.Input, layer.Convolved);
        using var pool = new BlockPool();
        using var arena = new Arena(pool);
        int pixel = Padding.Up(input.Channels), row = Padding.Up(output.Channels), weights = layer.FanIn * row;
        var convolution = new WinogradConvolution(KernelChoice.Choose(bits), arena, new BlockPlaces(layer, 0, weights), pixel);
        var (inputs, outputs) = (input.Height * input.Width, output.Height * output.Width);
        nint parametersAt = arena.Reserve(1, weights + row), gradientsAt = arena.Reserve(1, weights + row);
        nint imagesAt = arena.Reserve(images, convolution.Frame.Length), mapsAt = arena.Reserve(images * outputs, row);
        nint slopesAt = arena.Reserve(images * outputs, row), belowAt = arena.Reserve(images * inputs, pixel);
        arena.Take();
        Place(data.Weights, output.Channels, arena.At(parametersAt), row);
        Place(data.Bias, output.Channels, arena.At(parametersAt) + weights, row);
        Place(data.Slopes, output.Channels, arena.At(slopesAt), row);
        for (var i = 0; i < images * inputs * pixel; i++) arena.At(belowAt)[i] = 1;
        for (var image = 0; image < images; image++)
        {
            var pixels = new float[inputs * pixel];
            fixed (float* at = pixels)
            {
                Place(data.Images.AsSpan(image * input.Count, input.Count), input.Channels, at, pixel);
                convolution.Frame.AcceptPixels(at, arena.At(imagesAt) + (image * convolution.Frame.Length));
            }
        }

        convolution.Begin(arena.At(parametersAt));
        convolution.BeginBackward();
        for (var first = 0; first < images; first += convolution.Group)
        {
            var count = Math.Min(convolution.Group, images - first);
            var group = arena.At(imagesAt) + (first * convolution.Frame.Length);
            convolution.Forward(group, count, arena.At(mapsAt) + (first * outputs * row));
            convolution.Backward(
                group, count, arena.At(slopesAt) + (first * outputs * row), arena.At(gradientsAt), arena.At(belowAt) + (first * inputs * pixel));
        }

        convolution.EndBackward(arena.At(gradientsAt));
        return new ConvolutionResults(
            Taken(arena.At(mapsAt), images * outputs, output.Channels, row),
            Taken(arena.At(gradientsAt), layer.FanIn, output.Channels, row),
            Taken(arena.At(belowAt), images * inputs, input.Channels, pixel));
    }

    private static void Place(ReadOnlySpan<float> values, int columns, float* to, int row)
    {
        for (var i = 0; i < values.Length; i++) to[(i / columns * row) + (i % columns)] = values[i];
    }

    private static float[] Taken(float* from, int rows, int columns, int row) =>
        [.. Enumerable.Range(0, rows * columns).Select(i => from[(i / columns * row) + (i % columns)])];

    private static void AssertNear(double[] expected, float[] actual)
    {
        var scale = expected.Max(Math.Abs);
        Assert.Equal(expected.Length, actual.Length);
        var error = expected.Zip(actual).Max(pair => Math.Abs(pair.First - pair.Second)) / scale;
        Assert.True(error <= Tolerance, $"{error:e1} of the largest, {scale}");
    }

    private sealed record ConvolutionResults(float[] Maps, float[] WeightGradient, float[] InputSlopes);
}
