namespace ActorSearch.Shared.Statistics;

/// <summary>The epochs of a long curve that a chart shows: a screen has no more columns.</summary>
public static class ThinnedCurve
{
    /// <summary>Epochs (from 1, ascending): all of a short curve, else evenly spread ones, the first, the best and the last among them.</summary>
    /// <param name="epochs">How many were run.</param>
    /// <param name="best">The best epoch, 0 where there is none.</param>
    /// <param name="most">Most points that are shown, besides the best; ≥ 2.</param>
    public static int[] Epochs(int epochs, int best, int most)
    {
        if (epochs <= most)
        {
            return [.. Enumerable.Range(1, epochs)];
        }

        var shown = new SortedSet<int>();
        for (var i = 0; i < most; i++)
        {
            shown.Add(1 + (int)((long)i * (epochs - 1) / (most - 1)));
        }

        if (best > 0)
        {
            shown.Add(best);
        }

        return [.. shown];
    }
}
