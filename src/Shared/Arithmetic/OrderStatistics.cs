namespace ActorSearch.Shared.Arithmetic;

/// <summary>Quantiles of sorted numbers.</summary>
public static class OrderStatistics
{
    /// <summary>A quantile, between two numbers on the line through them (type 7 of Hyndman and Fan, «Sample quantiles in statistical packages», 1996; NumPy's default).</summary>
    /// <param name="sorted">Rising, at least one.</param>
    /// <param name="share">0 for the smallest, 1 for the largest.</param>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        if (below + 1 >= sorted.Length) return sorted[^1];
        var (low, high, part) = (sorted[below], sorted[below + 1], place - below);
        return part < 0.5 ? low + ((high - low) * part) : high - ((high - low) * (1 - part));
    }
}
