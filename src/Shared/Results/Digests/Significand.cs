using System.Globalization;

namespace ActorSearch.Shared.Results.Digests;

/// <summary>
/// Losses have the precision of single and the range of double: targets of 1e-24 or 1e25 neither underflow nor overflow, and a loss in
/// the range of single is the same number as ever.
/// </summary>
public static class Significand
{
    /// <summary>The nearest number with a significand of 24 bits; in the normal range of single, <c>(double)(float)number</c>.</summary>
    public static double Rounded(double number)
    {
        if (number == 0 || !double.IsFinite(number))
        {
            return number;
        }

        var single = (float)number;
        if (float.IsNormal(single))
        {
            return single;
        }

        var exponent = Math.ILogB(number);
        return Math.ScaleB((float)Math.ScaleB(number, -exponent), exponent);
    }

    /// <summary>The same number in single precision where that is exact and 0 or normal; else null.</summary>
    public static float? AsSingle(double number) =>
        (float)number is var single && single == number && (single == 0 || float.IsNormal(single)) ? single : null;

    /// <summary>
    /// The number that files show: of all that are <see cref="Rounded"/> to the same, the one with the fewest digits. Another number is shown
    /// as it is.
    /// </summary>
    public static double Shortest(double number) => AsSingle(number) is { } single
        ? double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : number;

    /// <summary><see cref="Shortest"/>; null for the NaN of a training loss or metric that an objective does not report.</summary>
    public static double? Reported(double number) => double.IsNaN(number) ? null : Shortest(number);
}
