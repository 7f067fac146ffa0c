using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>One way to write dates.</summary>
/// <param name="Pattern">The .NET pattern of a day, which names it.</param>
internal sealed record DateFormat(string Pattern)
{
    private static readonly string[] Times = ["", " HH:mm", " HH:mm:ss", " HH:mm:ss.FFFFFFF"];
    private static readonly string[] Zones = ["", "K", " K", "zz"];

    // Z, +02:00, UTC and GMT begin so.
    private static readonly SearchValues<byte> ZoneSigns = SearchValues.Create("+-ZzUG"u8);

    /// <summary>Ways that a file is looked through for. Day and month first are alike until a day above 12.</summary>
    public static ImmutableArray<DateFormat> Usual { get; } =
        [new("yyyy-MM-dd"), new("yyyy/MM/dd"), new("d.M.yyyy"), new("d/M/yyyy"), new("M/d/yyyy"), new("d-M-yyyy"), new("M-d-yyyy"), new(Month), new(Week)];

    /// <summary>Months and weeks of ISO 8601, which mean their first day; .NET has no pattern of weeks.</summary>
    private const string Month = "yyyy-MM", Week = "yyyy-'W'ww";

    /// <summary>Of a second.</summary>
    private const int Digits = 7;

    /// <summary>Years outside of these are codes: 1034-05.</summary>
    private const int FirstYear = 1800, LastYear = 2199;

    // A pattern of the user's stands for itself.
    private readonly string[] _patterns = Pattern.Contains('H') || Pattern.Contains('h') || Pattern == Month ? [Pattern]
        : Pattern == "yyyy-MM-dd"
            ? [.. Times.SelectMany(time => Zones.Where(zone => zone.Length == 0 || time.Length > 0).SelectMany(zone => new[] { Pattern + time + zone, Pattern + time.Replace(" ", "'T'", StringComparison.Ordinal) + zone })).Distinct()]
            : [.. Times.Select(time => Pattern + time)];

    /// <summary>The days since 1970-01-01 that a field means, with the time of day as a fraction; a time zone is taken into account.</summary>
    public bool TryParse(ReadOnlySpan<byte> field, out double days)
    {
        days = double.NaN;
        Span<char> text = stackalloc char[64];
        if (field.Length is < 4 or > 64 || !field.ContainsAnyInRange((byte)'0', (byte)'9') || !Encoding.UTF8.TryGetChars(field, text, out var length)) return false;
        text = text[..length].Trim();
        ReadOnlySpan<char> trimmed = text;
        if (trimmed.EndsWith(" UTC", StringComparison.Ordinal) || trimmed.EndsWith(" GMT", StringComparison.Ordinal)) trimmed = trimmed[..^4];
        if (Finer(trimmed) is { } finer)
        {
            trimmed[finer.End..].CopyTo(text[finer.Start..]);
            trimmed = text[..(trimmed.Length - (finer.End - finer.Start))];
        }

        var date = default(DateTime);
        if (Pattern == Week ? !IsWeek(trimmed, out date) : !DateTime.TryParseExact(
            trimmed, _patterns, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date)) return false;
        if (Pattern == Month && date.Year is < FirstYear or > LastYear) return false;
        days = (date - DateTime.UnixEpoch).Ticks / (double)TimeSpan.TicksPerDay;
        return true;
    }

    /// <summary>Whether the time in a field has a time zone, such as Z, +02:00 or UTC; null if the field has no time of day.</summary>
    public static bool? HasZone(ReadOnlySpan<byte> field)
    {
        var time = field.IndexOf((byte)':');
        return time < 0 ? null : field[time..].ContainsAny(ZoneSigns);
    }

    /// <summary>Digits of a second beyond 100 nanoseconds, which .NET does not keep; programs write nine of them.</summary>
    private static (int Start, int End)? Finer(ReadOnlySpan<char> text)
    {
        if (text.IndexOf(':') is not (>= 0 and var colon) || text[colon..].IndexOf('.') is not (>= 0 and var point)) return null;
        var first = colon + point + 1;
        var end = text[first..].IndexOfAnyExceptInRange('0', '9') is >= 0 and var digits ? first + digits : text.Length;
        return end > first + Digits ? (first + Digits, end) : null;
    }

    /// <summary>2024-W05 is its Monday, and 2024-W05-3 its Wednesday.</summary>
    private static bool IsWeek(ReadOnlySpan<char> text, out DateTime date)
    {
        date = default;
        var isDay = text.Length == 10 && text[8] == '-' && text[9] is >= '1' and <= '7';
        if ((text.Length != 8 && !isDay) || text[4] != '-' || text[5] != 'W'
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text[6..8], NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            || year is < FirstYear or > LastYear || week < 1 || week > ISOWeek.GetWeeksInYear(year)) return false;
        date = ISOWeek.ToDateTime(year, week, DayOfWeek.Monday).AddDays(isDay ? text[9] - '1' : 0);
        return true;
    }
}
