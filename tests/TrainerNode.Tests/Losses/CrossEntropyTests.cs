using System.Collections.Immutable;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Losses;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Losses;

public class CrossEntropyTests
{
    private static readonly float[] Outputs = [1.5f, -0.3f, 0.2f, -4, 2, 1, 30, -30, 0.5f, 0.1f, 0.1f, 0.1f];
    private static readonly float[] Labels = [0, 2, 1, 2];

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.1, false)]
    [InlineData(0, true)]
    [InlineData(0.2, true)]
    public void The_mean_and_its_gradient_are_PyTorchs(double smoothing, bool weighted)
    {
        ImmutableArray<double> weights = weighted ? [0.5, 2, 1.25] : [];
        using var scope = NewDisposeScope();
        var outputs = tensor(Outputs).reshape(4, 3).requires_grad_();
        var expected = nn.functional.cross_entropy(
            outputs,
            tensor(Labels).to_type(ScalarType.Int64),
            weighted ? tensor(weights.Select(weight => (float)weight).ToArray()) : null,
            label_smoothing: smoothing);
        expected.backward();
        var gradient = new float[12];

        var loss = new CrossEntropy(smoothing, weights).Gradient(Outputs, Labels, gradient);

        Assert.Equal(expected.item<float>(), loss, 1e-5);
        Assert.All(gradient.Zip(outputs.grad!.data<float>()), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
    }

    [Fact]
    public void Large_outputs_do_not_overflow_and_NaN_does_not_vanish()
    {
        var plain = new CrossEntropy(0, []);

        Assert.Equal(0, plain.Loss([1e30f, 0], 0), 6);
        Assert.Equal(1e30, plain.Loss([1e30f, 0], 1), 1e24);
        Assert.True(double.IsNaN(plain.Loss([float.NaN, 0], 1)));
        Assert.False(double.IsFinite(plain.Loss([float.PositiveInfinity, 0], 0)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Rows_without_weight_have_no_mean_and_no_gradient(double smoothing)
    {
        var loss = new CrossEntropy(smoothing, [0, 1, 1]);
        float[] gradient = [7, 7, 7, 7, 7, 7];

        Assert.True(double.IsNaN(loss.MeanLoss([1, 2, 3], [0])));
        Assert.True(double.IsNaN(loss.Gradient([1, 2, 3, 3, 2, 1], [0, 0], gradient)));
        Assert.Equal(new float[6], gradient);
        Assert.True(double.IsFinite(loss.Gradient([1, 2, 3, 3, 2, 1], [0, 1], gradient)));
    }

    [Fact]
    public void The_softmax_adds_up_to_one()
    {
        float[] outputs = [1000, 999, 0];

        Softmax.Apply(outputs);

        Assert.Equal(1, outputs.Sum(), 1e-6f);
        Assert.Equal(1 / (1 + Math.Exp(-1)), outputs[0], 1e-6);
        Assert.Equal(0, outputs[2]);
    }
}
