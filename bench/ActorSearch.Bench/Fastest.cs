using System.Diagnostics;

namespace ActorSearch.Bench;

/// <summary>
/// The least time of many short samples: on a machine that others use too, only the least one tells what the code costs.
/// </summary>
internal static class Fastest
{
    /// <summary>Seconds of one call.</summary>
    /// <param name="action">What is measured; runs some times before that.</param>
    /// <param name="budget">Seconds to spend.</param>
    public static double Of(Action action, double budget = 0.3)
    {
        for (var warm = 0; warm < 20; warm++) action();
        var once = Sample(action, 5);
        var calls = Math.Max(1, (int)(0.0005 / once));
        var best = double.MaxValue;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < budget;)
        {
            best = Math.Min(best, Sample(action, calls));
        }

        return best;
    }

    private static double Sample(Action action, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < calls; call++) action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }
}
