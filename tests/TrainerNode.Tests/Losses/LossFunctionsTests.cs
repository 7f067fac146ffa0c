using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Losses;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Losses;

public class LossesTests
{
    private static readonly float[] Predictions = [0, 0.5f, -2, 3, 1, 1.25f, -0.5f];
    private static readonly float[] Targets = [0, 1, 2, 3.5f, 2, 1, -0.4f];

    public static TheoryData<LossSettings> Settings() =>
    [
        new MeanSquaredLoss(),
        new L1Loss(),
        new SmoothL1Loss(1),
        new SmoothL1Loss(0.5),
        new SmoothL1Loss(0.1),
        new HuberLoss(1),
        new HuberLoss(0.4),
        new QuantileLoss(0.5),
        new QuantileLoss(0.9),
    ];

    /// <summary>Both are float32 and differ by the order of a sum of seven: 1e-6 of numbers near 1.</summary>
    [Theory]
    [MemberData(nameof(Settings))]
    public void Loss_and_gradient_are_torchs(LossSettings settings)
    {
        using var scope = NewDisposeScope();
        var predictions = tensor(Predictions, requires_grad: true);
        var theirs = Theirs(settings, predictions, tensor(Targets));
        theirs.backward();
        var gradient = new float[Targets.Length];

        var ours = settings.Gradient(Predictions, Targets, gradient);

        Assert.Equal(theirs.item<float>(), ours, 1e-6f);
        Assert.Equal(ours, (float)settings.Mean(Predictions, Targets));
        Assert.All(predictions.grad!.data<float>().ToArray().Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-7f));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_NaN_is_neither_dropped_nor_an_exception(LossSettings settings)
    {
        var gradient = new float[2];

        Assert.True(float.IsNaN(settings.Gradient([1, float.NaN], [1, 1], gradient)));
        Assert.True(float.IsNaN(gradient[1]));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_scaled_loss_times_its_unit_is_the_loss(LossSettings settings)
    {
        float[] predictions = [.. Predictions.Select(value => value / 4)], targets = [.. Targets.Select(value => value / 4)];

        var scaled = settings.Scaled(4).Mean(predictions, targets);

        Assert.Equal(settings.Mean(Predictions, Targets), scaled * settings.Unit(4), 1e-6);
    }

    [Fact]
    public void Predictions_without_their_targets_are_a_bug() =>
        Assert.Throws<ArgumentException>(() => new L1Loss().Mean([1, 2], [1]));

    private static Tensor Theirs(LossSettings settings, Tensor predictions, Tensor targets) => settings switch
    {
        MeanSquaredLoss => nn.functional.mse_loss(predictions, targets),
        L1Loss => nn.functional.l1_loss(predictions, targets),
        HuberLoss huber => nn.functional.huber_loss(predictions, targets, delta: huber.Delta),
        QuantileLoss quantile => (((targets - predictions).relu() * quantile.Quantile) + ((predictions - targets).relu() * (1 - quantile.Quantile))).mean(),
        SmoothL1Loss smooth => nn.functional.smooth_l1_loss(predictions, targets, beta: smooth.Beta),
        _ => throw new ArgumentOutOfRangeException(nameof(settings)),
    };
}
