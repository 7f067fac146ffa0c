using ActorSearch.Shared.Results;

namespace ActorSearch.Shared.Tests.Results;

public class MedianRestartTests
{
    [Theory]
    [InlineData(new[] { 5f }, 0)]
    [InlineData(new[] { 5f, 1, 3 }, 2)]
    [InlineData(new[] { 4f, 1, 3, 2 }, 3)]
    [InlineData(new[] { 2f, 1, 2, 2, 9 }, 2)]
    [InlineData(new[] { float.NaN, 2, 1 }, 1)]
    public void The_median_of_the_training_losses_is_kept(float[] losses, int restart)
    {
        var refits = losses.Select((loss, i) => new RefitResult(i, 1, [], new Score(loss, new RegressionMetrics(0, 0, 0)), null)).ToArray();

        Assert.Equal(restart, MedianRestart.Of(refits).Restart);
        Array.Reverse(refits);
        Assert.Equal(restart, MedianRestart.Of(refits).Restart);
    }

    [Fact]
    public void Of_no_refit_there_is_none() => Assert.Throws<ArgumentOutOfRangeException>(() => MedianRestart.Of([]));
}
