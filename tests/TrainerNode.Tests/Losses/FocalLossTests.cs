using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Losses;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Losses;

public class FocalLossTests
{
    private static readonly float[] Outputs = [1.5f, -0.3f, 0.2f, -4, 2, 1, 6, -7, 0.5f, 0.1f, 0.1f, 0.1f];
    private static readonly float[] Labels = [0, 2, 0, 2];

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_mean_and_its_gradient_are_those_that_autograd_finds(double gamma)
    {
        using var scope = NewDisposeScope();
        var outputs = tensor(Outputs.Select(output => (double)output).ToArray()).reshape(4, 3).requires_grad_();
        var logP = nn.functional.log_softmax(outputs, 1).gather(1, tensor(Labels).to_type(ScalarType.Int64).reshape(4, 1));
        var expected = -((1 - logP.exp()).pow(gamma) * logP).mean();
        expected.backward();
        var gradient = new float[12];

        var loss = new FocalLoss(gamma).Gradient(Outputs, Labels, gradient);

        Assert.Equal(expected.item<double>(), loss, 1e-6);
        Assert.All(gradient.Zip(outputs.grad!.data<double>()), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void Without_focus_it_is_the_cross_entropy() =>
        Assert.Equal(new CrossEntropyLoss(0, new ClassWeights.Equal()).Mean(Outputs, Labels), new FocalLoss(0).Mean(Outputs, Labels), 1e-6);

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Rows_that_are_certain_have_finite_slopes_and_NaN_does_not_vanish(double gamma)
    {
        var gradient = new float[4];

        Assert.True(float.IsFinite(new FocalLoss(gamma).Gradient([200, -200, -200, 200], [0, 0], gradient)));
        Assert.All(gradient, slope => Assert.True(float.IsFinite(slope)));
        Assert.Equal(0, new FocalLoss(gamma).Gradient([2000, -2000], [0], gradient.AsSpan(0, 2)));
        Assert.Equal([0, 0], gradient[..2]);
        Assert.True(float.IsNaN(new FocalLoss(gamma).Gradient([float.NaN, 0], [0], new float[2])));
    }
}
