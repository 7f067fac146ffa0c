using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Tests.Arithmetic;

public sealed class OrderStatisticsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1.4)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 4)]
    [InlineData(0.77, 8.64)]
    [InlineData(1, 16)]
    public void A_quantile_is_NumPys(double share, double expected) =>
        Assert.Equal(expected, OrderStatistics.Quantile([1, 2, 4, 8, 16], share), 12);

    [Fact]
    public void All_quantiles_of_one_number_are_that_number() =>
        Assert.Equal([7, 7, 7], new[] { 0, 0.3, 1 }.Select(share => OrderStatistics.Quantile([7], share)));

    [Theory]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-7, -5.1993375821928165)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.3, -0.5244005127080409)]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    public void A_normal_quantile_is_SciPys(double share, double expected) => Assert.Equal(expected, Normal.Quantile(share), 13);

    [Fact]
    public void Normal_quantiles_of_all_and_nothing_are_infinite()
    {
        Assert.Equal(double.NegativeInfinity, Normal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, Normal.Quantile(1));
        Assert.True(double.IsNaN(Normal.Quantile(1.5)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-10, 9.999999999500001e-11)]
    [InlineData(0.5, 0.4054651081081644)]
    [InlineData(3, 1.3862943611198906)]
    [InlineData(-3, -1.3862943611198906)]
    public void The_signed_logarithm_is_log1p_and_comes_back(double x, double expected)
    {
        Assert.Equal(expected, Elementary.SignedLog(x), 15);
        Assert.Equal(x, Elementary.SignedExp(Elementary.SignedLog(x)), 14);
    }
}
