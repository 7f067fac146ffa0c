using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Shared.Tests.Results.Ranking;

public class KeptRestartTests
{
    [Theory]
    [InlineData(new[] { 5f }, 0)]
    [InlineData(new[] { 5f, 1, 3 }, 2)]
    [InlineData(new[] { 4f, 1, 3, 2 }, 3)]
    [InlineData(new[] { 2f, 1, 2, 2, 9 }, 2)]
    [InlineData(new[] { float.NaN, 2, 1 }, 1)]
    public void The_median_of_the_training_losses_is_kept(float[] losses, int restart)
    {
        var refits = losses.Select((loss, i) => new RefitResult(i, 1, [], new Score(loss, SomeMetrics.Numbers(0, 0, 0)), null)).ToArray();

        Assert.Equal(restart, KeptRestart.Choose(refits).Restart);
        Array.Reverse(refits);
        Assert.Equal(restart, KeptRestart.Choose(refits).Restart);
    }

    [Theory]
    [InlineData(new[] { 0.4, 0.1, 0.3 }, 1)]
    [InlineData(new[] { 0.2, 0.2 }, 0)]
    [InlineData(new[] { double.NaN, 9 }, 1)]
    public void With_held_out_rows_the_lowest_loss_over_them_is_kept(double[] losses, int restart)
    {
        var metrics = SomeMetrics.Numbers(0, 0, 0);
        RefitResult[] refits =
            [.. losses.Select((loss, i) => new RefitResult(i, 1, [], new Score(i, metrics), null) { Validation = new Score(loss, metrics) })];

        Assert.Equal(restart, KeptRestart.Choose(refits).Restart);
        Assert.Equal("the lowest hold-out loss", KeptRestart.ReasonOf(KeptRestart.Choose(refits)));
    }

    [Fact]
    public void Of_no_refit_there_is_none() => Assert.Throws<ArgumentOutOfRangeException>(() => KeptRestart.Choose([]));
}
