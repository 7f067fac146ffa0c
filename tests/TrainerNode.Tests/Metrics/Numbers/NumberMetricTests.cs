using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Metrics.Numbers;

namespace ActorSearch.TrainerNode.Tests.Metrics.Numbers;

public class NumberMetricTests
{
    [Fact]
    public void Metrics_are_those_of_the_textbook()
    {
        // Errors −1, 0, 2; the targets' mean is 3, their squares around it 4, 0, 4.
        float[] predictions = [0, 3, 7], targets = [1, 3, 5];

        Assert.Equal(1, Of(new MeanAbsoluteError(), predictions, targets), 1e-12);
        Assert.Equal(Math.Sqrt(5.0 / 3), Of(new RootMeanSquaredError(), predictions, targets), 1e-12);
        Assert.Equal(1 - (5.0 / 8), Of(new R2(), predictions, targets), 1e-12);
    }

    [Fact]
    public void A_constant_target_has_no_R2() => Assert.Equal(double.NaN, Of(new R2(), [0.1f, 0.2f], [0.1f, 0.1f]));

    [Fact]
    public void A_large_mean_costs_no_digits() =>
        Assert.Equal(1 - (5.0 / 8), Of(new R2(), [8_000_000, 8_000_003, 8_000_007], [8_000_001, 8_000_003, 8_000_005]), 1e-12);

    [Fact]
    public void NaN_shows() => Assert.Equal(double.NaN, Of(new MeanAbsoluteError(), [float.NaN, 1], [1, 2]));

    [Fact]
    public void Errors_are_in_units_of_the_target_and_shares_have_none()
    {
        var rows = new PredictedRows(new float[] { 0, 3, 7 }, new float[] { 1, 3, 5 }, 0, factor: 8);

        Assert.Equal(8, new MeanAbsoluteError().Compute(rows), 1e-12);
        Assert.Equal(1 - (5.0 / 8), new R2().Compute(rows), 1e-12);
    }

    private static double Of(Metric metric, float[] predictions, float[] targets) => metric.Compute(new PredictedRows(predictions, targets, 0));
}
