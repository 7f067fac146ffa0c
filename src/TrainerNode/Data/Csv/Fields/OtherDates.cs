using System.Globalization;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>Ways to write dates that a file is not looked through for, because a year of two digits or the name of a month can mean something else.</summary>
internal static class OtherDates
{
    /// <summary>Texts of a column in a hundred that have to be dates, and most texts that are looked at.</summary>
    private const int Share = 90, Most = 1000;

    private static readonly string[] Forms =
    [
        "d MMM yyyy", "d MMMM yyyy", "d. MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "d-MMM-yyyy", "d-MMM-yy", "d.M.yy", "M/d/yy", "d/M/yy", "d-M-yy", "M-d-yy",
        "yyyy.MM.dd", "M/d/yyyy h:mm tt", "M/d/yyyy h:mm:ss tt", "d/M/yyyy h:mm tt", "d/M/yyyy h:mm:ss tt", "yyyy-MM-dd h:mm tt", "yyyy-MM-dd h:mm:ss tt", "yyyyMMdd'T'HHmmss", "yyyyMMdd HH:mm:ss",
    ];

    /// <summary>The pattern of <see cref="DayOf"/>.</summary>
    public const string Digits = "yyyyMMdd";

    /// <summary>Years of days that are written as whole numbers; fewer numbers are days by chance.</summary>
    private const int FirstYear = 1900, LastYear = 2099, Fewest = 3;

    /// <summary>The first of the numbers of a column if the numbers are days like 20240131; null if one is not.</summary>
    /// <param name="numbers">NaN is a missing value.</param>
    public static string? DayOf(ReadOnlySpan<double> numbers)
    {
        var (count, first) = (0, default(string));
        foreach (var number in numbers)
        {
            if (double.IsNaN(number)) continue;
            if (number is < FirstYear * 10_000 or > (LastYear + 1) * 10_000 || number != Math.Floor(number)) return null;
            var text = number.ToString("F0", CultureInfo.InvariantCulture);
            if (!DateTime.TryParseExact(text, Digits, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return null;
            first ??= text;
            if (++count == Most) break;
        }

        return count >= Fewest ? first : null;
    }

    /// <summary>The pattern of the way in which nearly all texts are written; null if there is none.</summary>
    public static string? FormOf(IReadOnlyList<FaultCount> texts)
    {
        var some = texts.Take(Most).Select(text => text.Text).ToList();
        return some.Any(text => text.Any(char.IsAsciiDigit))
            ? Array.Find(Forms, form => 100 * some.Count(text => DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) >= Share * some.Count)
            : null;
    }
}
