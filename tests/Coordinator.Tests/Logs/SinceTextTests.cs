using System.Globalization;
using ActorSearch.Coordinator.Logs;

namespace ActorSearch.Coordinator.Tests.Logs;

public class SinceTextTests
{
    [Theory]
    [InlineData("90s", "2026-11-24T11:28:30+02:00")]
    [InlineData("15m", "2026-11-24T11:15:00+02:00")]
    [InlineData("1.5h", "2026-11-24T10:00:00+02:00")]
    [InlineData("2d", "2026-11-22T11:30:00+02:00")]
    [InlineData("999999999d", "0001-01-01T00:00:00+00:00")]
    [InlineData("9:05", "2026-11-24T09:05:00+02:00")]
    [InlineData("11:30:00", "2026-11-24T11:30:00+02:00")]
    [InlineData("23:59", "2026-11-23T23:59:00+02:00")]
    [InlineData("2026-11-20", "2026-11-20T00:00:00+02:00")]
    [InlineData("2026-11-20 7:30", "2026-11-20T07:30:00+02:00")]
    [InlineData("2026-11-20T07:30:15.25", "2026-11-20T07:30:15.25+02:00")]
    [InlineData("2026-11-20T07:30:15Z", "2026-11-20T07:30:15+00:00")]
    [InlineData("2026-11-20 07:30+01:00", "2026-11-20T07:30:00+01:00")]
    public void A_time_is_so_long_ago_or_of_the_clock_or_a_date(string text, string time)
    {
        Assert.Equal(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture), SinceText.Parse(text, new HalfPastEleven()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("15")]
    [InlineData("-15m")]
    [InlineData("25:00")]
    [InlineData("2026-13-01")]
    [InlineData("2026-11-24 10:00 +0200")]
    public void Anything_else_is_no_time(string text) => Assert.Null(SinceText.Parse(text, new HalfPastEleven()));

    private sealed class HalfPastEleven : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(2), "east", "east");

        public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);
    }
}
