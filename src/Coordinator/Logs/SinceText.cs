using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorSearch.Coordinator.Logs;

/// <summary>A time as people write it: so long ago, a time of day, or a date with or without one. Without a zone it is the reader's.</summary>
internal static partial class SinceText
{
    private const DateTimeStyles Plain = DateTimeStyles.None;

    private static readonly string[] TimesOfDay = ["H:mm", "H:mm:ss"];

    private static readonly string[] Times =
        [.. from day in new[] { "yyyy-MM-dd ", "yyyy-MM-ddT" } from time in new[] { "H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF" } select day + time, "yyyy-MM-dd"];

    private static readonly string[] ZonedTimes = [.. Times.Select(format => format + "K")];

    /// <returns>Null if the text is not a time.</returns>
    /// <param name="time">Current time and time zone.</param>
    public static DateTimeOffset? Parse(string text, TimeProvider time)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), time.LocalTimeZone);
        var culture = CultureInfo.InvariantCulture;
        if (Ago().Match(text) is { Success: true } ago)
        {
            var seconds = double.Parse(ago.Groups["count"].Value, culture) * SecondsOf(ago.Groups["unit"].Value);
            return seconds < (now - DateTimeOffset.MinValue).TotalSeconds - 1 ? now.AddSeconds(-seconds) : DateTimeOffset.MinValue;
        }

        if (Zoned().IsMatch(text))
        {
            return DateTimeOffset.TryParseExact(text, ZonedTimes, culture, Plain, out var zoned) ? zoned : null;
        }

        if (TimeOnly.TryParseExact(text, TimesOfDay, culture, Plain, out var timeOfDay))
        {
            var today = Here(now.Date + timeOfDay.ToTimeSpan());
            return today <= now ? today : Here(now.Date.AddDays(-1) + timeOfDay.ToTimeSpan());
        }

        return DateTime.TryParseExact(text, Times, culture, Plain, out var local) ? Here(local) : null;

        DateTimeOffset Here(DateTime clock) => new(clock, time.LocalTimeZone.GetUtcOffset(clock));
    }

    private static double SecondsOf(string unit) => unit switch
    {
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        _ => 86400,
    };

    [GeneratedRegex("""^(?<count>[0-9]{1,9}(\.[0-9]{1,9})?)(?<unit>[smhd])$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Ago();

    [GeneratedRegex("""[0-9](Z|[+-][0-9]{2}:[0-9]{2})$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Zoned();
}
