using System.Globalization;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>A length of time as HOCON writes it, with its unit, or none.</summary>
public sealed record DurationKind : ValueKind<TimeSpan?>
{
    private const string None = "none";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    // The first word of each is the canonical one.
    private static readonly (string[] Words, TimeSpan Length)[] Units =
    [
        (["d", "day", "days"], TimeSpan.FromDays(1)),
        (["h", "hour", "hours"], TimeSpan.FromHours(1)),
        (["m", "minute", "minutes"], TimeSpan.FromMinutes(1)),
        (["s", "second", "seconds"], TimeSpan.FromSeconds(1)),
        (["ms", "milli", "millis", "millisecond", "milliseconds"], TimeSpan.FromMilliseconds(1)),
    ];

    /// <inheritdoc/>
    public override string Expected => $"{None} or a time with its unit (ms, s, m, h or d), at most {Longest.Days} days, for example 90m or 2h";

    /// <inheritdoc/>
    public override bool TryParse(string text, out TimeSpan? value)
    {
        value = null;
        if (text == None) return true;
        var unit = text.TrimStart([.. "0123456789."]);
        var length = Units.FirstOrDefault(known => known.Words.Contains(unit.Trim())).Length;
        if (length == TimeSpan.Zero || !decimal.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number <= 0 || number * length.Ticks < TimeSpan.TicksPerMillisecond || number > Longest.Ticks / length.Ticks)
        {
            return false;
        }

        value = TimeSpan.FromMilliseconds((long)(number * length.Ticks / TimeSpan.TicksPerMillisecond));
        return true;
    }

    /// <inheritdoc/>
    public override string Format(TimeSpan? value)
    {
        if (value is not { } time) return None;
        var (words, length) = Units.First(unit => time.Ticks % unit.Length.Ticks == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{time.Ticks / length.Ticks}{words[0]}");
    }
}
