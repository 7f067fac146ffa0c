namespace ActorSearch.Bench;

/// <summary>What is made of repeated measurements.</summary>
internal static class Figures
{
    /// <summary>The middle one, or the mean of the two middle ones.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Median, and the range in brackets.</summary>
    public static string Spread(IReadOnlyCollection<double> values, string format) =>
        $"{Median(values).ToString(format, null)} ({values.Min().ToString(format, null)} … {values.Max().ToString(format, null)})";
}
