using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.TrainerNode.Tests.Training;

public class DivergenceTests
{
    public static TheoryData<OptimizerSettings> Senseless() =>
    [
        new Sgd(1e6, 0, 0, false),
        new Sgd(1e6, 0, 0.9, true),
        new Adam(1e6, 0, 0.9, 0.999, 1e-8),
        new AdamW(1e6, 0.01, 0.9, 0.999, 1e-8),
        new Adamax(1e6, 0, 0.9, 0.999, 1e-8),
        new RmsProp(1e6, 0, 0.99, 1e-8, 0),
    ];

    [Theory]
    [MemberData(nameof(Senseless))]
    public void A_senseless_learning_rate_ends_as_failed_with_its_reason(OptimizerSettings optimizer)
    {
        using var run = new TrainingRun(Some.Sine(), Some.Validation, 1);

        var outcome = run.TrainFold(
            Some.Hyperparameters with { Optimizer = optimizer, Training = new TrainingSettings(20, 200, new EarlyStopping(100, 0)) },
            0,
            null,
            CancellationToken.None);

        var failed = Assert.IsType<FoldOutcome.Failed>(outcome);
        Assert.StartsWith("diverged: ", failed.Reason, StringComparison.Ordinal);
        Assert.All(failed.Curves.Train.Concat(failed.Curves.Validation), loss => Assert.True(double.IsFinite(loss)));
    }

    [Fact]
    public void A_refit_that_diverges_is_failed_too()
    {
        using var run = new TrainingRun(Some.Sine(), Some.Validation, 1);

        var outcome = run.Refit(
            Some.Hyperparameters with { Optimizer = new Sgd(1e6, 0, 0, false) }, 3, 0, CancellationToken.None);

        Assert.StartsWith("diverged: train loss is ", Assert.IsType<RefitOutcome.Failed>(outcome).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN, "diverged: validation loss is NaN in epoch 3")]
    [InlineData(float.PositiveInfinity, "diverged: validation loss is infinite in epoch 3")]
    [InlineData(2e7f, "diverged: validation loss is 2e7, a million times what it was before training, in epoch 3")]
    [InlineData(5e6f, null)]
    [InlineData(0.1f, null)]
    public void What_is_not_finite_or_a_million_times_the_start_has_diverged(float loss, string? reason)
    {
        var divergence = Divergence.From(new MeanSquaredLoss(), 1, [1, 2, 3], untrained: 10);

        Assert.Equal(reason, divergence.Reason("validation", loss, 3));
    }

    [Fact]
    public void A_lucky_start_is_held_against_nobody()
    {
        var divergence = Divergence.From(new MeanSquaredLoss(), 1, [1, 3], untrained: 1e-12f);

        Assert.Null(divergence.Reason("validation", 2, 1));
    }
}
