using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Tests.Wording;

public class ReadableValueTests
{
    [Theory]
    [InlineData("4.229895444362894E-06", "0.00000423")]
    [InlineData("0.0987123456789", "0.09871")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("1E-06", "0.000001")]
    [InlineData("9.99999E-07", "0.000001")]
    [InlineData("1E-12", "1e-12")]
    [InlineData("1.23456E-12", "1.235e-12")]
    [InlineData("1E+09", "1000000000")]
    [InlineData("1.5E+20", "1.5e+20")]
    [InlineData("-0.123456", "-0.1235")]
    [InlineData("12345.678", "12350")]
    [InlineData("0.9999999", "1")]
    [InlineData("0", "0")]
    [InlineData("123456789", "123456789")]
    [InlineData("[128, 64]", "[128, 64]")]
    [InlineData("relu", "relu")]
    [InlineData("1e", "1e")]
    [InlineData("Größe µ 0.123456", "Größe µ 0.123456")]
    public void A_value_has_four_digits_in_plain_notation(string whole, string shown)
    {
        Assert.Equal(shown, ReadableValue.Format(whole));
    }

    [Fact]
    public void Values_of_a_list_never_look_alike()
    {
        var digits = ReadableValue.DigitsOf(new DimensionValues.Listed(["0.123451", "0.123452", "0.5"]));

        Assert.Equal(["0.123451", "0.123452", "0.5"], new[] { "0.123451", "0.123452", "0.5" }.Select(value => ReadableValue.Format(value, digits)));
    }

    [Fact]
    public void A_narrow_range_gets_as_many_digits_as_it_needs()
    {
        var digits = ReadableValue.DigitsOf(new DimensionValues.Uniform(0.99999, 1.00001));

        Assert.NotEqual(ReadableValue.Format("0.999994999", digits), ReadableValue.Format("0.999995099", digits));
    }

    [Fact]
    public void A_wide_range_needs_no_more_than_four_digits()
    {
        Assert.Equal(4, ReadableValue.DigitsOf(new DimensionValues.LogUniform(1e-12, 1e9)));
    }
}
