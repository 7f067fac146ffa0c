namespace ActorSearch.PlainLoop;

/// <summary>The middle of repeated measurements.</summary>
public static class Medians
{
    /// <summary>The middle one, or the mean of the two middle ones.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
