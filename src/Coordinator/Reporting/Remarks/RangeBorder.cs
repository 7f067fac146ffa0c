using System.Globalization;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode;

namespace ActorSearch.Coordinator.Reporting.Remarks;

/// <summary>Whether a value lies at the end of what was searched, though the setting could go further.</summary>
internal static class RangeBorder
{
    /// <summary>Of two values each is an end, which says nothing.</summary>
    private const int FewestValues = 3;

    /// <summary>Share of a range, in its own scale, that counts as its end.</summary>
    private const double Close = 0.01;

    /// <summary>The end at which a value lies; null inside, for what is not a number, and at an end that the setting itself has.</summary>
    /// <param name="dimension">What was searched.</param>
    /// <param name="chosen">The value, as canonical text.</param>
    public static Border? Find(Dimension dimension, string chosen)
    {
        if (!TryRead(chosen, out var value)) return null;
        var border = dimension.Values switch
        {
            DimensionValues.Listed listed => OfListed(listed, value),
            DimensionValues.Uniform uniform => OfShare((value - uniform.Low) / (uniform.High - uniform.Low)),
            DimensionValues.LogUniform log => OfShare(Math.Log(value / log.Low) / Math.Log(log.High / log.Low)),
            DimensionValues.Whole whole => OfWhole(whole, value),
            _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a range."),
        };
        return border is { } end && GoesFurther(dimension, end) ? border : null;
    }

    private static Border? OfListed(DimensionValues.Listed listed, double value)
    {
        var numbers = new HashSet<double>();
        foreach (var item in listed.Items)
        {
            if (!TryRead(item, out var number)) return null;
            numbers.Add(number);
        }

        return numbers.Count < FewestValues ? null : value == numbers.Min() ? Border.Lower : value == numbers.Max() ? Border.Upper : null;
    }

    private static Border? OfShare(double share) => share <= Close ? Border.Lower : share >= 1 - Close ? Border.Upper : null;

    private static Border? OfWhole(DimensionValues.Whole whole, double value) =>
        whole.High - whole.Low + 1 < FewestValues ? null : OfShare((value - whole.Low) / (whole.High - whole.Low));

    /// <summary>Whether the setting takes a value beyond the end: a dropout of 0 cannot be less.</summary>
    private static bool GoesFurther(Dimension dimension, Border border)
    {
        var (low, high) = Ends(dimension.Values);
        var (end, other) = border == Border.Lower ? (low, high) : (high, low);
        var setting = BuiltIn.Schema.Find(dimension.Path);
        if (setting is null) return true;
        // A tenth of the range further, a whole number further, or as much by ratio where all are above 0.
        double[] beyond = setting.TakesWholeNumbers
            ? [end + Math.Sign(end - other)]
            : low > 0 ? [end * (border == Border.Lower ? 0.5 : 2), end + (0.1 * (end - other))] : [end + (0.1 * (end - other))];
        return beyond.Any(value => setting.IsCanonical(value.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static (double Low, double High) Ends(DimensionValues values) => values switch
    {
        DimensionValues.Listed listed => (listed.Items.Min(Number), listed.Items.Max(Number)),
        DimensionValues.Uniform uniform => (uniform.Low, uniform.High),
        DimensionValues.LogUniform log => (log.Low, log.High),
        DimensionValues.Whole whole => (whole.Low, whole.High),
        _ => throw new ArgumentOutOfRangeException(nameof(values), values, "Not a range."),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool TryRead(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
