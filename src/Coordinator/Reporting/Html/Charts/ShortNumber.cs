using System.Globalization;

namespace ActorSearch.Coordinator.Reporting.Html.Charts;

/// <summary>Numbers of charts: six digits, more than one can show.</summary>
internal static class ShortNumber
{
    /// <summary>The rounded number; null where it is not finite.</summary>
    public static double? Round(double number) =>
        !double.IsFinite(number) ? null
        : number == 0 ? 0
        : Rounded(number, 5 - (int)Math.Floor(Math.Log10(Math.Abs(number))));

    private static double Rounded(double number, int digits) => digits is >= 0 and <= 15
        ? Math.Round(number, digits)
        : double.Parse(number.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
