namespace ActorSearch.TrainerNode.Analysis;

/// <summary>How values are spread over bins of equal width.</summary>
/// <param name="Low">Where the first bin begins.</param>
/// <param name="High">Where the last one ends; its upper edge belongs to it.</param>
/// <param name="Counts">Values of each bin.</param>
public sealed record Histogram(float Low, float High, int[] Counts)
{
    /// <summary>Counts values from the lowest to the highest; all in one bin where they are equal.</summary>
    /// <param name="values">At least one, all finite.</param>
    /// <param name="bins">How many, ≥ 1.</param>
    public static Histogram Compute(ReadOnlySpan<float> values, int bins)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low == high) return new Histogram(low, high, [values.Length]);
        var counts = new int[bins];
        foreach (var value in values) counts[Math.Min(bins - 1, (int)(bins * (((double)value - low) / ((double)high - low))))]++;
        return new Histogram(low, high, counts);
    }
}
