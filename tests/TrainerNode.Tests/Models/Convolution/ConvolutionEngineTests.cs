using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.TrainerNode.Tests.Models.Convolution;

public class ConvolutionEngineTests
{
    private static readonly OptimizerSettings Adam = new Adam(0.01, 1e-4, 0.9, 0.999, 1e-8);

    private static readonly NetDefinition Net = SomeConv.Definition(
        [SomeConv.Block(17, kernel: 5, padding: 2, pool: 2, norm: true), SomeConv.Block(33, stride: 2)], [9], new Gelu(), dropout: 0.2, capacity: 16);

    public static TheoryData<int> Widths => [512, 256, 128];

    [Theory]
    [InlineData("gelu")]
    [InlineData("relu")]
    [InlineData("tanh")]
    public void A_training_ends_with_the_same_bits_on_every_vector_width(string word)
    {
        var activation = ActivationKinds.Find(word)!;
        var definition = Net with { Model = (Conv)Net.Model with { Activation = activation } };
        var parameters = new[] { 512, 256, 128 }.Select(width =>
        {
            using var engine = new ConvolutionEngine(width);
            return Train(engine, definition, steps: 40);
        }).ToArray();

        Assert.All(parameters, other => Assert.Equal(parameters[0], other));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_step_allocates_nothing(int vectorBits)
    {
        using var engine = new ConvolutionEngine(vectorBits);
        using var net = engine.FilledConv(Net);
        var optimizer = Adam.Create(net.Layout.Trained);
        var stream = SomeNet.Dropout();

        Allocations.AssertNone(() =>
        {
            for (var step = 0; step < 20; step++)
            {
                net.Backpropagate(16 - (step % 2), ref stream);
                optimizer.Step(net.Parameters[..net.Layout.Trained], net.Gradients, 0.01);
                net.Predict(7);
            }
        });
    }

    [Fact]
    public void Weights_and_running_statistics_go_to_torch_and_back()
    {
        using ConvolutionEngine ours = new();
        using TorchEngine torch = new();
        using INet mine = ours.FilledConv(Net), theirs = torch.Create(Net);
        var stream = SomeNet.Dropout();
        mine.Backpropagate(16, ref stream);
        mine.Inputs.CopyTo(theirs.Inputs);

        theirs.Layout.Import(mine.Layout.Export(mine.Parameters), theirs.Parameters);

        Assert.All(mine.Predict(16).ToArray().Zip(theirs.Predict(16).ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
        Assert.Equal(
            mine.Layout.Export(mine.Parameters).Select(weights => (weights.Name, string.Join(' ', weights.Shape))),
            theirs.Layout.Export(theirs.Parameters).Select(weights => (weights.Name, string.Join(' ', weights.Shape))));
    }

    [Fact]
    public void Running_statistics_move_as_torchs_do()
    {
        using ConvolutionEngine ours = new();
        using TorchEngine torch = new();
        var definition = Net with { Model = (Conv)Net.Model with { Dropout = 0 } };
        using INet mine = ours.FilledConv(definition), theirs = torch.FilledConv(definition);
        var stream = SomeNet.Dropout();
        for (var batch = 0; batch < 5; batch++)
        {
            mine.FillConv(definition, (ulong)batch);
            theirs.FillConv(definition, (ulong)batch);
            mine.Backpropagate(16 - batch, ref stream);
            theirs.Backpropagate(16 - batch, ref stream);
        }

        foreach (var (own, other) in mine.Layout.Export(mine.Parameters).Zip(theirs.Layout.Export(theirs.Parameters)))
        {
            Assert.Equal(other.Name, own.Name);
            Assert.All(own.Values.Zip(other.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
        }
    }

    [Fact]
    public void Statistics_of_a_batch_of_digits_are_those_of_double_precision()
    {
        const int Images = 20, Pixels = 784;
        using var engine = new ConvolutionEngine();
        var definition = SomeConv.Definition([SomeConv.Block(6, kernel: 5, padding: 2, norm: true)], height: 28, width: 28, capacity: Images);
        using var net = engine.FilledConv(definition);
        var digits = StrokeDigits.Generate(Images, 1, 0);
        foreach (var (i, pixel) in digits.Pixels.ToArray().Index()) net.Inputs[i] = pixel / 255f;
        var exported = net.Layout.Export(net.Parameters).ToDictionary(weights => weights.Name, weights => weights.Values);
        var (weights, bias) = (exported["0.weight"], exported["0.bias"]);
        var inputs = net.Inputs.ToArray();
        var stream = SomeNet.Dropout();
        net.Backpropagate(Images, ref stream);
        var after = net.Layout.Export(net.Parameters).ToDictionary(one => one.Name, one => one.Values);

        for (var channel = 0; channel < 6; channel++)
        {
            var values = new List<double>();
            for (var at = 0; at < Images * Pixels; at++)
            {
                var (image, y, x) = (at / Pixels, at % Pixels / 28, at % 28);
                double sum = bias[channel];
                for (var i = 0; i < 25; i++)
                {
                    var (fromY, fromX) = (y + (i / 5) - 2, x + (i % 5) - 2);
                    if (fromY is >= 0 and < 28 && fromX is >= 0 and < 28) sum += (double)weights[(channel * 25) + i] * inputs[(image * Pixels) + (fromY * 28) + fromX];
                }

                values.Add(sum);
            }

            var mean = values.Average();
            var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
            Assert.Equal(0.1 * mean, after["1.running_mean"][channel], 1e-7);
            Assert.Equal(0.9 + (0.1 * variance), after["1.running_var"][channel], 2e-7);
        }
    }

    [Fact]
    public void Statistics_of_a_large_image_are_those_of_double_precision()
    {
        const int Side = 300;
        using var engine = new ConvolutionEngine();
        var definition = SomeConv.Definition([SomeConv.Block(2, kernel: 1, padding: 0, norm: true)], height: Side, width: Side, capacity: 1);
        using var net = engine.FilledConv(definition);
        var draws = SomeNet.Dropout();
        foreach (ref var pixel in net.Inputs) pixel = 0.7f + (0.1f * draws.NextSingle());
        var exported = net.Layout.Export(net.Parameters).ToDictionary(weights => weights.Name, weights => weights.Values);
        var inputs = net.Inputs.ToArray();
        var stream = SomeNet.Dropout();
        net.Backpropagate(1, ref stream);
        var after = net.Layout.Export(net.Parameters).ToDictionary(one => one.Name, one => one.Values);

        for (var channel = 0; channel < 2; channel++)
        {
            var mean = inputs.Average(pixel => exported["0.bias"][channel] + ((double)exported["0.weight"][channel] * pixel));
            Assert.Equal(0.1 * mean, after["1.running_mean"][channel], 2e-6 * Math.Abs(mean));
        }
    }

    [Fact]
    public void A_net_that_is_disposed_of_is_of_no_use_and_outlives_its_engine_safely()
    {
        var engine = new ConvolutionEngine();
        var net = engine.FilledConv(Net);
        engine.Dispose();
        net.Predict(1);
        net.Dispose();
        net.Dispose();

        Assert.Throws<ObjectDisposedException>(() => net.Predict(1).Length);
        Assert.Throws<ObjectDisposedException>(() => engine.Create(Net));
    }

    [Fact]
    public void A_net_without_images_is_refused()
    {
        using var engine = new ConvolutionEngine();

        Assert.Throws<ArgumentException>(() => engine.Create(Net with { Image = null }));
        Assert.Throws<ArgumentException>(() => engine.Create(SomeNet.Definition([3])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvolutionEngine(64));
    }

    private static int[] Train(ConvolutionEngine engine, NetDefinition definition, int steps)
    {
        using var net = engine.FilledConv(definition);
        var optimizer = Adam.Create(net.Layout.Trained);
        var stream = SomeNet.Dropout();
        for (var step = 0; step < steps; step++)
        {
            net.FillConv(definition, (ulong)step);
            net.Backpropagate(1 + (step % definition.Capacity), ref stream);
            optimizer.Step(net.Parameters[..net.Layout.Trained], net.Gradients, 0.01);
        }

        return MemoryMarshal.Cast<float, int>(net.Parameters).ToArray();
    }
}
