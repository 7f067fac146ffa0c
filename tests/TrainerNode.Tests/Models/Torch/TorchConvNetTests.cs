using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ActorSearch.TrainerNode.Tests.Models.Torch;

/// <summary>Our convolutional net against the same layers out of TorchSharp's own modules.</summary>
public sealed class TorchConvNetTests : IDisposable
{
    private const int Rows = 6, Classes = 4;
    private static readonly Conv Model = new(
        [new ConvBlock(3, 5, 1, 2, 2, BatchNorm: true), new ConvBlock(5, 3, 2, 1, 1, BatchNorm: false)], [7], new Gelu(), Dropout: 0);

    private readonly TorchEngine _engine = new();
    private readonly DisposeScope _scope = NewDisposeScope();
    private RandomStream _dropout = RandomStream.For(1, StreamPurpose.Dropout);

    [Fact]
    public void Loss_gradients_and_running_statistics_are_TorchSharps()
    {
        // Their channels lie apart and ours side by side, so that sums are rounded in another order.
        const float Rounding = 3e-5f;
        using var net = Create(Model);
        var theirs = Sequential(net);

        var loss = net.Backpropagate(Rows, ref _dropout);

        var expected = functional.cross_entropy(theirs.forward(Images(net)), tensor(net.Targets[..Rows].ToArray()).to_type(ScalarType.Int64));
        expected.backward();
        Assert.Equal(expected.item<float>(), loss, 1e-5f);
        foreach (var (name, parameter) in theirs.named_parameters())
        {
            Assert.All(
                Values(net, name, net.Gradients).Zip(parameter.grad!.data<float>().ToArray()), pair => Assert.Equal(pair.Second, pair.First, Rounding));
        }

        foreach (var (name, buffer) in theirs.named_buffers().Where(buffer => buffer.name.Contains("running", StringComparison.Ordinal)))
        {
            Assert.All(Values(net, name, net.Parameters).Zip(buffer.data<float>().ToArray()), pair => Assert.Equal(pair.Second, pair.First, Rounding));
        }
    }

    [Fact]
    public void Predictions_use_the_running_statistics_as_TorchSharps_do()
    {
        using var net = Create(Model);
        net.Backpropagate(Rows, ref _dropout);
        var theirs = Sequential(net);
        theirs.eval();

        var expected = theirs.forward(Images(net)).data<float>().ToArray();

        Assert.All(net.Predict(Rows).ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
        Assert.All(net.Predict(2).ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
    }

    [Fact]
    public void Gradients_follow_the_slope_of_the_loss_with_dropout_on()
    {
        using var net = Create(Model with { Dropout = 0.3 });
        float Loss()
        {
            var same = RandomStream.For(1, StreamPurpose.Dropout);
            return net.Backpropagate(Rows, ref same);
        }

        Loss();
        var gradients = net.Gradients.ToArray();
        foreach (var block in net.Layout.Blocks.Where(block => block.Offset < net.Layout.Trained))
        {
            // The steepest of each block, so that rounding is small against the slope.
            var steepest = Enumerable.Range(block.Offset, block.Rows * block.Columns).MaxBy(i => Math.Abs(gradients[i]));
            net.Parameters[steepest] += 2e-3f;
            var above = Loss();
            net.Parameters[steepest] -= 4e-3f;
            var slope = (above - Loss()) / 4e-3f;
            net.Parameters[steepest] += 2e-3f;

            if (block.Name != "0.bias") Assert.Equal(gradients[steepest], slope, 1e-3f + Math.Abs(0.05f * slope));
        }
    }

    [Fact]
    public void Dropout_changes_training_and_never_predictions()
    {
        using var net = Create(Model with { Dropout = 0.5 });
        var predicted = net.Predict(Rows).ToArray();

        Assert.NotEqual(net.Backpropagate(Rows, ref _dropout), net.Backpropagate(Rows, ref _dropout));
        using var fresh = Create(Model with { Dropout = 0.5 });
        Assert.Equal(predicted, fresh.Predict(Rows).ToArray());
    }

    [Fact]
    public void A_single_number_a_channel_has_no_variance_and_does_no_harm()
    {
        using var net = Create(new Conv([new ConvBlock(2, 28, 1, 0, 1, BatchNorm: true)], [], new Relu(), 0));

        Assert.True(float.IsFinite(net.Backpropagate(1, ref _dropout)));
    }

    [Fact]
    public void Running_statistics_are_no_parameters()
    {
        using var net = Create(Model);

        Assert.Equal(net.Layout.Trained, net.Gradients.Length);
        Assert.Equal(net.Layout.Length, net.Parameters.Length);
        Assert.Equal(75 + 3 + 3 + 3 + 135 + 5 + (5 * 49 * 7) + 7 + 28 + 4, net.Layout.Count);
    }

    public void Dispose()
    {
        _scope.Dispose();
        _engine.Dispose();
    }

    private INet Create(Conv model)
    {
        var net = _engine.Create(new NetDefinition(model, 784, Classes, new ActorSearch.TrainerNode.Losses.CrossEntropyLoss(0, new ClassWeights.Equal()), Rows)
        {
            Image = new ImageShape(28, 28),
        });
        InitialWeights.Draw(new KaimingWeights(), net.Layout, net.Parameters, RandomStream.For(1, StreamPurpose.InitialWeights));
        var digits = StrokeDigits.Generate(Rows, 1, 0);
        foreach (var (i, pixel) in digits.Pixels.ToArray().Index()) net.Inputs[i] = pixel / 255f;
        for (var i = 0; i < Rows; i++) net.Targets[i] = i % Classes;
        return net;
    }

    private static Tensor Images(INet net) => tensor(net.Inputs.ToArray()).reshape(Rows, 1, 28, 28);

    /// <summary>The same net from modules, with our weights under our names.</summary>
    private static Sequential Sequential(INet net)
    {
        var sequential = nn.Sequential(
            Conv2d(1, 3, 5, padding: 2), BatchNorm2d(3), GELU(), MaxPool2d(2), Conv2d(3, 5, 3, stride: 2, padding: 1), GELU(),
            Flatten(), Linear(5 * 49, 7), GELU(), Linear(7, Classes));
        var state = sequential.state_dict();
        using var unrecorded = no_grad();
        foreach (var block in net.Layout.Blocks)
        {
            state[block.Name].copy_(tensor(Values(net, block.Name, net.Parameters)).reshape([.. block.Shape.Select(size => (long)size)]));
        }

        return sequential;
    }

    private static float[] Values(INet net, string name, ReadOnlySpan<float> flat)
    {
        var block = net.Layout.Blocks.Single(block => block.Name == name);
        var values = new float[block.Rows * block.Columns];
        for (var i = 0; i < values.Length; i++) values[i] = flat[block.IndexOf(i / block.Columns, i % block.Columns)];
        return values;
    }
}
