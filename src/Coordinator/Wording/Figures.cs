using System.Globalization;

namespace ActorSearch.Coordinator.Wording;

/// <summary>Numbers as people read them. Files get every digit instead.</summary>
internal static class Figures
{
    /// <summary>Four significant digits; NaN and infinities by name, since they must never pass for a number.</summary>
    public static string Of(double number)
    {
        if (!double.IsFinite(number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var magnitude = number == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(number)));
        return magnitude is < -4 or > 6
            ? number.ToString("0.###e+0", CultureInfo.InvariantCulture)
            : number.ToString($"F{Math.Max(0, 3 - magnitude)}", CultureInfo.InvariantCulture);
    }

    /// <summary>A mean and, where there is one, its standard deviation.</summary>
    public static string Of(double mean, double? deviation) => deviation is { } spread ? $"{Of(mean)} ± {Of(spread)}" : Of(mean);

    /// <summary>A duration in the two largest units that matter.</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { TotalSeconds: > 0 and < 9.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalSeconds: < 60 } => $"{Math.Max(0, (int)time.TotalSeconds)} s",
        { TotalMinutes: < 60 } => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        { TotalHours: < 24 } => $"{(int)time.TotalHours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} d {time.Hours} h",
    };

    /// <summary>How many of a thing, in words that agree.</summary>
    public static string Count(long number, string thing) => number == 1 ? $"1 {thing}" : $"{number} {thing}s";
}
