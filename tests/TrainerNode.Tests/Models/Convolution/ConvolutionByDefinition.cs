using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Tests.Models.Convolution;

/// <summary>A convolution with stride 1 of drawn numbers, there and back, summed in double precision; a pixel's channels are adjacent.</summary>
internal sealed record ConvolutionByDefinition(float[] Images, float[] Weights, float[] Bias, float[] Slopes)
{
    public required double[] Maps { get; init; }

    public required double[] WeightGradient { get; init; }

    public required double[] InputSlopes { get; init; }

    public static ConvolutionByDefinition Of(ConvLayer layer, int images)
    {
        var (input, output, kernel, padding) = (layer.Input, layer.Convolved, layer.Block.Kernel, layer.Block.Padding);
        var stream = RandomStream.For(1, StreamPurpose.GeneratedData);
        float[] pixels = Drawn(images * input.Count), weights = Drawn(layer.FanIn * output.Channels), bias = Drawn(output.Channels);
        var slopes = Drawn(images * output.Count);
        double[] maps = new double[slopes.Length], gradient = new double[weights.Length], below = new double[pixels.Length];
        for (var at = 0; at < maps.Length; at++) maps[at] = bias[at % output.Channels];
        for (var pixel = 0; pixel < images * output.Height * output.Width; pixel++)
        {
            var (image, y, x) = (pixel / output.Width / output.Height, pixel / output.Width % output.Height, pixel % output.Width);
            for (var under = 0; under < kernel * kernel; under++)
            {
                var (fromY, fromX) = (y - padding + (under / kernel), x - padding + (under % kernel));
                if (fromY < 0 || fromY >= input.Height || fromX < 0 || fromX >= input.Width) continue;
                for (var channel = 0; channel < input.Channels; channel++)
                {
                    var from = (((((image * input.Height) + fromY) * input.Width) + fromX) * input.Channels) + channel;
                    var weight = ((channel * kernel * kernel) + under) * output.Channels;
                    for (var to = pixel * output.Channels; to < (pixel + 1) * output.Channels; to++, weight++)
                    {
                        maps[to] += (double)pixels[from] * weights[weight];
                        gradient[weight] += (double)pixels[from] * slopes[to];
                        below[from] += (double)slopes[to] * weights[weight];
                    }
                }
            }
        }

        return new(pixels, weights, bias, slopes) { Maps = maps, WeightGradient = gradient, InputSlopes = below };

        float[] Drawn(int count)
        {
            var drawn = new float[count];
            foreach (ref var number in drawn.AsSpan()) number = (float)stream.NextNormal();
            return drawn;
        }
    }
}
