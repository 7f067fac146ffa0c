using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Tests.Experiments;

public class DurationKindTests
{
    [Theory]
    [InlineData("2h", "2h", 7200)]
    [InlineData("90 minutes", "90m", 5400)]
    [InlineData("1.5 h", "90m", 5400)]
    [InlineData("120s", "2m", 120)]
    [InlineData("250 ms", "250ms", 0.25)]
    [InlineData("1 day", "1d", 86400)]
    public void A_time_is_read_with_its_unit(string text, string canonical, double seconds)
    {
        Assert.True(new DurationKind().TryParse(text, out var value));
        Assert.Equal(seconds, value!.Value.TotalSeconds);
        Assert.Equal(canonical, new DurationKind().Format(value));
    }

    [Theory]
    [InlineData("120")]
    [InlineData("0s")]
    [InlineData("-2h")]
    [InlineData("2 parsecs")]
    [InlineData("h")]
    [InlineData("0.0001ms")]
    [InlineData("99999999999999999999999999999d")]
    [InlineData("4000d")]
    [InlineData("1h30m")]
    [InlineData("NaN h")]
    [InlineData("")]
    public void Anything_else_is_none(string text) => Assert.False(new DurationKind().TryParse(text, out _));

    [Fact]
    public void None_is_no_time()
    {
        Assert.True(new DurationKind().TryParse("none", out var value));
        Assert.Null(value);
    }
}
