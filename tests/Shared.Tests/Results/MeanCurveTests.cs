using ActorSearch.Shared.Results;

namespace ActorSearch.Shared.Tests.Results;

public class MeanCurveTests
{
    [Fact]
    public void It_ends_with_the_shortest_fold() => Assert.Equal([2, 3], MeanCurve.Of([[1, 2, 0, 0], [3, 4], [2, 3, 0]]));

    [Fact]
    public void Its_lowest_point_is_the_earlier_one_among_equals() => Assert.Equal((2, 1), MeanCurve.Lowest([[5, 1, 1, 2]]));

    [Fact]
    public void A_point_that_is_not_finite_is_never_the_lowest()
    {
        Assert.Equal((3, 4), MeanCurve.Lowest([[float.NaN, float.NegativeInfinity, 4], [1, 1, 4]]));
        Assert.Null(MeanCurve.Lowest([[float.NaN], [1]]));
        Assert.Null(MeanCurve.Lowest([[], [1]]));
        Assert.Null(MeanCurve.Lowest([]));
    }

    [Fact]
    public void Large_losses_are_averaged_without_overflow() =>
        Assert.Equal(float.MaxValue, MeanCurve.Lowest([[float.MaxValue], [float.MaxValue]])?.Loss);
}
