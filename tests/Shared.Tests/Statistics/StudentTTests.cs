using ActorSearch.Shared.Statistics;

namespace ActorSearch.Shared.Tests.Statistics;

public class StudentTTests
{
    // From printed tables of the two-sided 95 % and 99 % points.
    [Theory]
    [InlineData(0.95, 1, 12.706)]
    [InlineData(0.95, 2, 4.303)]
    [InlineData(0.95, 4, 2.776)]
    [InlineData(0.95, 9, 2.262)]
    [InlineData(0.99, 5, 4.032)]
    [InlineData(0.95, 100, 1.984)]
    public void Bounds_are_those_of_the_tables(double probability, int degrees, double bound)
    {
        Assert.Equal(bound, StudentT.Bound(probability, degrees), 3);
    }

    [Fact]
    public void There_is_no_bound_without_a_degree_of_freedom()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Bound(0.95, 0));
    }
}
