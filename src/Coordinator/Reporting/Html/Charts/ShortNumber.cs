using System.Globalization;

namespace ActorSearch.Coordinator.Reporting.Html.Charts;

/// <summary>Numbers of charts: six digits, and all digits before the point, which tables show too.</summary>
internal static class ShortNumber
{
    /// <summary>The rounded number; null where it is not finite.</summary>
    public static double? Round(double number) =>
        !double.IsFinite(number) ? null
        : number == 0 ? 0
        : Rounded(number, (int)Math.Floor(Math.Log10(Math.Abs(number))));

    private static double Rounded(double number, int power)
    {
        var rounded = power is >= -10 and < 15
            ? Math.Round(number, Math.Max(0, 5 - power), MidpointRounding.AwayFromZero)
            : double.Parse(number.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return IsHalf(rounded, power) ? number : rounded;
    }

    // Halfway between two texts: rounding it to four digits, or to a whole number, can give another text than rounding the number itself.
    private static bool IsHalf(double rounded, int power)
    {
        var digits = Math.Round(Math.Abs(rounded) * Math.Pow(10, 5 - power));
        return power == 4 ? digits % 10 == 5 : digits % 100 == 50;
    }
}
