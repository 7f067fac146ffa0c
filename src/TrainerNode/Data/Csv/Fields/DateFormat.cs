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

    /// <summary>Ways that a file is looked through for. Day and month first are alike until a day above 12.</summary>
    public static ImmutableArray<DateFormat> Usual { get; } =
        [new("yyyy-MM-dd"), new("yyyy/MM/dd"), new("d.M.yyyy"), new("d/M/yyyy"), new("M/d/yyyy")];

    // A pattern of the user's stands for itself.
    private readonly string[] _patterns = Pattern.Contains('H') || Pattern.Contains('h') ? [Pattern]
        : Pattern == "yyyy-MM-dd"
            ? [.. Times.SelectMany(time => Zones.Where(zone => zone.Length == 0 || time.Length > 0).SelectMany(zone => new[] { Pattern + time + zone, Pattern + time.Replace(" ", "'T'", StringComparison.Ordinal) + zone })).Distinct()]
            : [.. Times.Select(time => Pattern + time)];

    /// <summary>The days since 1970-01-01 that a field means, with the time of day as a fraction; a time zone is taken into account.</summary>
    public bool TryParse(ReadOnlySpan<byte> field, out double days)
    {
        days = double.NaN;
        Span<char> text = stackalloc char[64];
        if (field.Length is < 4 or > 64 || !Encoding.UTF8.TryGetChars(field, text, out var length)) return false;
        if (!DateTime.TryParseExact(
            text[..length].Trim(), _patterns, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)) return false;
        days = (date - DateTime.UnixEpoch).Ticks / (double)TimeSpan.TicksPerDay;
        return true;
    }
}
