using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Reporting.Html.Charts;

/// <summary>Data of the chart of slots: what each trained, and when. Times are seconds of work.</summary>
/// <param name="Bars">Of many attempts only those that were lost with their node or crashed.</param>
/// <param name="Busy">Of many attempts instead of bars: by lane, the share of each bin in which it trained.</param>
/// <param name="Bin">Width of a bin.</param>
internal sealed record SlotsData(IReadOnlyList<string> Lanes, double? Length, BarColumns Bars, IReadOnlyList<double[]>? Busy, double? Bin)
{
    /// <summary>More attempts than this are shown as how busy each lane was.</summary>
    private const int MostBars = 1500;
    private const int Bins = 120;

    /// <summary>As the script takes it.</summary>
    public Members Json => new() { ["lanes"] = Lanes, ["length"] = Length, ["bars"] = Bars.Json, ["busy"] = Busy, ["bin"] = Bin };

    public static SlotsData Compute(Timeline timeline)
    {
        var all = timeline.Bars.Count <= MostBars;
        var width = timeline.Length / Bins;
        return new SlotsData(
            timeline.Lanes,
            ShortNumber.Round(timeline.Length),
            BarColumns.Create(all ? timeline.Bars : [.. timeline.Bars.Where(bar => bar.State is AttemptState.Lost or AttemptState.Crashed or AttemptState.Forgiven).Take(MostBars)]),
            all || width <= 0 ? null : BusyOf(timeline, width),
            ShortNumber.Round(width));
    }

    private static List<double[]> BusyOf(Timeline timeline, double width)
    {
        var lanes = timeline.Lanes.Select(_ => new double[Bins]).ToList();
        foreach (var bar in timeline.Bars)
        {
            for (var bin = (int)(bar.Begin / width); bin < Bins && bin * width < bar.End; bin++)
            {
                lanes[bar.Lane][bin] += (Math.Min(bar.End, (bin + 1) * width) - Math.Max(bar.Begin, bin * width)) / width;
            }
        }

        return [.. lanes.Select(lane => Array.ConvertAll(lane, share => Math.Round(share, 3)))];
    }
}

/// <summary>Attempts on lanes, by columns.</summary>
/// <param name="Lane">Place among the lanes.</param>
/// <param name="Fold">Null for what is trained of the winner.</param>
/// <param name="State">How it ended; Open where it trains.</param>
/// <param name="OutOfFold">The fold of the winner that was trained again; null for all else.</param>
internal sealed record BarColumns(
    IReadOnlyList<int> Lane, IReadOnlyList<double> Begin, IReadOnlyList<double> End, IReadOnlyList<int> Configuration, IReadOnlyList<int?> Fold, IReadOnlyList<string> State,
    IReadOnlyList<int?> OutOfFold)
{
    /// <summary>As the script takes them.</summary>
    public Members Json => new()
    {
        ["lane"] = Lane,
        ["begin"] = Begin,
        ["end"] = End,
        ["configuration"] = Configuration,
        ["fold"] = Fold,
        ["state"] = State,
        ["outOfFold"] = OutOfFold,
    };

    public static BarColumns Create(IReadOnlyList<TimelineBar> bars) => new(
        [.. bars.Select(bar => bar.Lane)],
        [.. bars.Select(bar => Math.Round(bar.Begin, 3))],
        [.. bars.Select(bar => Math.Round(bar.End, 3))],
        [.. bars.Select(bar => bar.Configuration)],
        [.. bars.Select(bar => bar.Fold)],
        [.. bars.Select(bar => bar.State.ToString())],
        [.. bars.Select(bar => bar.OutOfFold)]);
}
