using System.Globalization;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Wording;

/// <summary>Rounded numbers for people; files have all digits.</summary>
internal static class Figures
{
    /// <summary>Four significant digits; NaN and infinities by name, because they must not look like a number.</summary>
    public static string Format(double number)
    {
        if (!double.IsFinite(number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        if (number == 0) return "0";

        // .NET rounds a number halfway between two texts to the even digit, browsers round it away from zero: so does the next number. Only numbers with few bits are halfway.
        var bits = BitConverter.DoubleToInt64Bits(number);
        if ((ushort)bits == 0) number = BitConverter.Int64BitsToDouble(bits | 1);

        // The power of the rounded number, so that 9.9996 is 10.00 and not 10.000.
        var rounded = number.ToString("e3", CultureInfo.InvariantCulture);
        var end = rounded.IndexOf('e', StringComparison.Ordinal);
        var power = int.Parse(rounded.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return power is < -4 or > 6
            ? string.Create(CultureInfo.InvariantCulture, $"{rounded.AsSpan(0, end)}e{power:+0;-0}")
            : number.ToString($"F{Math.Max(0, 3 - power)}", CultureInfo.InvariantCulture);
    }

    /// <summary><see cref="Format(double)"/>; empty for the NaN of a loss that an objective does not report.</summary>
    public static string IfNumber(double number) => double.IsNaN(number) ? "" : Format(number);

    /// <summary>A mean and its standard deviation, if there is one.</summary>
    public static string Format(double mean, double? deviation) => deviation is { } spread ? $"{Format(mean)} ± {Format(spread)}" : Format(mean);

    /// <summary>A duration in the two largest units that matter.</summary>
    public static string Format(TimeSpan time) => time switch
    {
        { TotalSeconds: > 0 and < 9.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalSeconds: < 60 } => $"{Math.Max(0, (int)time.TotalSeconds)} s",
        { TotalMinutes: < 60 } => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        { TotalHours: < 24 } => $"{(int)time.TotalHours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} d {time.Hours} h",
    };

    /// <summary>For example <c>1 fold</c> or <c>2 folds</c>.</summary>
    public static string Count(long number, string thing) => Amount.Format(number, thing);
}
