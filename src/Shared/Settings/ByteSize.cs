using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorSearch.Shared.Settings;

/// <summary>Numbers of bytes in Akka's notation, for example 65536b, 128KiB or 5 megabytes.</summary>
internal static partial class ByteSize
{
    private const string Letters = "KMGTPE";

    private static readonly string[] Binary = ["kibi", "mebi", "gibi", "tebi", "pebi", "exbi"], Metric = ["kilo", "mega", "giga", "tera", "peta", "exa"];

    /// <summary>A number of bytes as Akka reads it; null if it cannot, or not in 64 bits.</summary>
    public static long? Parse(string text) =>
        Form().Match(text) is { Success: true } match && FactorOf(match.Groups["unit"].Value) is { } factor
        && Math.BigMul(long.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture), factor, out var bytes) == 0 && bytes >= 0
            ? bytes
            : null;

    private static long? FactorOf(string unit)
    {
        if (unit is "" or "b" or "B" or "byte" or "bytes") return 1;
        for (var (power, binary, metric) = (0, 1024L, 1000L); power < Letters.Length; power++, binary *= 1024, metric *= 1000)
        {
            var letter = Letters[power];
            if (unit == $"{letter}" || unit == $"{char.ToLowerInvariant(letter)}" || unit == $"{letter}i" || unit == $"{letter}iB" || IsNamed(Binary[power])) return binary;
            if (unit == (power == 0 ? "kB" : $"{letter}B") || IsNamed(Metric[power])) return metric;
        }

        return null;

        bool IsNamed(string prefix) => unit == $"{prefix}byte" || unit == $"{prefix}bytes";
    }

    [GeneratedRegex("^(?<value>[0-9]{1,12}) ?(?<unit>[a-zA-Z]*)$")]
    private static partial Regex Form();
}
