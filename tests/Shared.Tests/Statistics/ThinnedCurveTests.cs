using ActorSearch.Shared.Statistics;

namespace ActorSearch.Shared.Tests.Statistics;

public class ThinnedCurveTests
{
    [Fact]
    public void A_short_curve_is_whole()
    {
        Assert.Equal([1, 2, 3], ThinnedCurve.Epochs(3, 2, 3));
    }

    [Fact]
    public void A_long_curve_keeps_its_first_best_and_last_epoch()
    {
        Assert.Equal([1, 34, 51, 67, 100], ThinnedCurve.Epochs(100, 51, 4));
    }

    [Fact]
    public void A_curve_without_epochs_has_none()
    {
        Assert.Empty(ThinnedCurve.Epochs(0, 0, 4));
    }
}
