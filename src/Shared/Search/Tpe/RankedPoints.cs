namespace ActorSearch.Shared.Search.Tpe;

/// <summary>The results, divided into the best and the rest.</summary>
/// <param name="Points">The best ones in order, of equal costs the earlier one first; then all others, the latest first.</param>
/// <param name="Good">How many are among the best; 0: there are no costs.</param>
internal sealed record RankedPoints(double[][] Points, int Good)
{
    public static RankedPoints Rank(IReadOnlyList<ToldPoint> told, double share, int least, int most)
    {
        var scored = 0;
        for (var i = 0; i < told.Count; i++) scored += double.IsFinite(told[i].Cost) ? 1 : 0;
        var good = Math.Min(scored, (int)Math.Clamp(Math.Ceiling(share * scored), least, most));

        var (best, count, isGood) = (new int[good + 1], 0, new bool[told.Count]);
        for (var i = 0; i < told.Count; i++)
        {
            if (!double.IsFinite(told[i].Cost) || (count == good && !(told[i].Cost < told[best[count - 1]].Cost))) continue;
            var place = count;
            for (; place > 0 && told[i].Cost < told[best[place - 1]].Cost; place--) best[place] = best[place - 1];
            best[place] = i;
            count = Math.Min(count + 1, good);
        }

        var points = new double[told.Count][];
        for (var place = 0; place < good; place++) (points[place], isGood[best[place]]) = (told[best[place]].Point, true);
        for (int i = told.Count - 1, place = good; i >= 0; i--)
        {
            if (!isGood[i]) points[place++] = told[i].Point;
        }

        return new RankedPoints(points, good);
    }
}
