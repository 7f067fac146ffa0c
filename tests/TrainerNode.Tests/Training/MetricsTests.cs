using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Training;

public class MetricsTests
{
    [Fact]
    public void Metrics_are_those_of_the_textbook()
    {
        // Errors −1, 0, 2; the targets' mean is 3, their squares around it 4, 0, 4.
        var metrics = Metrics.Of([0, 3, 7], [1, 3, 5]);

        Assert.Equal(1, metrics.MeanAbsoluteError, 1e-12);
        Assert.Equal(Math.Sqrt(5.0 / 3), metrics.RootMeanSquaredError, 1e-12);
        Assert.Equal(1 - (5.0 / 8), metrics.R2, 1e-12);
    }

    [Fact]
    public void A_constant_target_has_no_R2() => Assert.Equal(double.NaN, Metrics.Of([0.1f, 0.2f], [0.1f, 0.1f]).R2);

    [Fact]
    public void A_large_mean_costs_no_digits() =>
        Assert.Equal(1 - (5.0 / 8), Metrics.Of([8_000_000, 8_000_003, 8_000_007], [8_000_001, 8_000_003, 8_000_005]).R2, 1e-12);

    [Fact]
    public void NaN_shows() => Assert.Equal(double.NaN, Metrics.Of([float.NaN, 1], [1, 2]).MeanAbsoluteError);
}
