using System.Globalization;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Wording;

/// <summary>
/// A hyperparameter's value for people: four significant digits in plain notation, <c>0.0987</c> for <c>0.09869999999999998</c>. Values
/// that would look the same get more digits. Files have all digits.
/// </summary>
internal static class ReadableValue
{
    public const int UsualDigits = 4;

    private const int MostDigits = 17;

    /// <summary>How many significant digits are needed to distinguish the values of a dimension.</summary>
    public static int DigitsOf(DimensionValues values) => values switch
    {
        DimensionValues.Listed { Items: var items } => Enumerable.Range(UsualDigits, MostDigits - UsualDigits)
            .FirstOrDefault(digits => items.Distinct().Select(item => Format(item, digits)).Distinct().Count() == items.Distinct().Count(), MostDigits),
        DimensionValues.Uniform { Low: var low, High: var high } => DigitsOf(low, high),
        DimensionValues.LogUniform { Low: var low, High: var high } => DigitsOf(low, high),
        _ => UsualDigits,
    };

    /// <summary>The value, rounded if it is a number with a fraction or an exponent; whole numbers, words and lists are unchanged.</summary>
    /// <param name="value">Canonical text.</param>
    /// <param name="digits">Significant digits, 1 to 17.</param>
    public static string Format(string value, int digits = UsualDigits)
    {
        if (!IsFractional(value) || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        var rounded = double.Parse(number.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded == 0 || Math.Abs(rounded) is >= 1e-6 and < 1e15
            ? rounded.ToString("0.#######################", CultureInfo.InvariantCulture)
            : rounded.ToString("0.################e+0", CultureInfo.InvariantCulture);
    }

    private static bool IsFractional(string value) =>
        value.Length > 0 && (char.IsAsciiDigit(value[0]) || value[0] == '-') && value.AsSpan().IndexOfAny(".eE") > 0;

    // A thousand steps between the ends are distinguished.
    private static int DigitsOf(double low, double high)
    {
        var share = Math.Max(Math.Abs(low), Math.Abs(high)) / (high - low);
        return double.IsFinite(share) && share > 0 ? Math.Clamp(3 + (int)Math.Ceiling(Math.Log10(share)), UsualDigits, MostDigits) : UsualDigits;
    }
}
