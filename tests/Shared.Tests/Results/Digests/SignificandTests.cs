using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using FsCheck.Xunit;

namespace ActorSearch.Shared.Tests.Results.Digests;

public class SignificandTests
{
    [Property]
    public void In_the_normal_range_of_single_it_is_single_precision(float number)
    {
        if (float.IsNormal(number) || number == 0)
        {
            Assert.Equal(number, Significand.Rounded(number));
            Assert.Equal(number, Significand.AsSingle(number));
            Assert.Equal(number, (float)Significand.Shortest(number));
        }
    }

    [Theory]
    [InlineData(1e-48)]
    [InlineData(1e50)]
    [InlineData(-3.3e-200)]
    [InlineData(2.2250738585072014E-308)]
    public void Outside_of_it_nothing_underflows_or_overflows(double number)
    {
        var rounded = Significand.Rounded(number);

        Assert.InRange(rounded / number, 1 - 6e-8, 1 + 6e-8);
        Assert.Equal(rounded, Significand.Rounded(rounded));
        Assert.Null(Significand.AsSingle(rounded));
        Assert.Equal(rounded, Significand.Shortest(rounded));
    }

    [Fact]
    public void Numbers_that_are_not_finite_stay()
    {
        Assert.Equal(double.NaN, Significand.Rounded(double.NaN));
        Assert.Equal(double.PositiveInfinity, Significand.Rounded(double.PositiveInfinity));
        Assert.Equal(double.NaN, Significand.Shortest(double.NaN));
    }

    [Fact]
    public void Files_show_as_few_digits_as_single_precision_needs() => Assert.Equal(0.1, Significand.Shortest(Significand.Rounded(0.1)));

    [Fact]
    public void A_loss_beyond_single_precision_is_digested_whole()
    {
        byte[] Digest(double loss) => FoldDigest.Compute(new FoldOutcome.Scored(1, new LossCurves([1], [loss]), SomeMetrics.Numbers(0, 0, 0)));

        Assert.NotEqual(Digest(1e-48), Digest(2e-48));
        Assert.NotEqual(Digest(1e-48), Digest(0));
        Assert.NotEqual(Digest(1e50), Digest(2e50));
    }
}
