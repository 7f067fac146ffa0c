using ActorSearch.PlainLoop;

namespace ActorSearch.Bench;

/// <summary>What is made of repeated measurements.</summary>
internal static class Figures
{
    /// <summary>Median, and the range in brackets.</summary>
    public static string Spread(IReadOnlyCollection<double> values, string format) =>
        $"{Medians.Of(values).ToString(format, null)} ({values.Min().ToString(format, null)} … {values.Max().ToString(format, null)})";
}
