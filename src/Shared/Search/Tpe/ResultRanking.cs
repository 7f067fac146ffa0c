using System.Runtime.InteropServices;

namespace ActorSearch.Shared.Search.Tpe;

/// <summary>
/// Divides points into the best and the rest. What was worked out for an earlier suggestion is kept, and is worked out again where these are not the
/// same results with more behind them: only speed depends on it.
/// </summary>
/// <param name="share">How many of those with a cost are among the best.</param>
/// <param name="least">The fewest of them, where so many have a cost.</param>
/// <param name="most">The most of them.</param>
internal sealed class ResultRanking(double share, int least, int most)
{
    private readonly List<double[]> _points = [];
    private readonly List<double> _costs = [];
    private readonly HashSet<double[]> _seen = new(PointComparer.Instance);
    private int[] _good = [];

    /// <summary>The best of those before the first pending one.</summary>
    private BestPlaces _best = new(most);

    /// <summary>The best ones in order, of equal costs the earlier one first. Empty: there are no costs.</summary>
    public double[][] Good => [.. _good.Select(place => _points[place])];

    /// <summary>Takes what is known before a suggestion.</summary>
    public void Follow(IReadOnlyList<ToldPoint> told)
    {
        var points = told is List<ToldPoint> list ? CollectionsMarshal.AsSpan(list) : [.. told];
        if (!Continues(points)) Clear();
        _points.RemoveRange(_costs.Count, _points.Count - _costs.Count);
        for (var i = _costs.Count; i < points.Length && !points[i].IsPending; i++)
        {
            _points.Add(points[i].Point);
            _costs.Add(points[i].Cost);
            _seen.Add(points[i].Point);
            _best.Add(i, points);
        }

        var best = _best.Copy();
        for (var i = _costs.Count; i < points.Length; i++)
        {
            _points.Add(points[i].Point);
            best.Add(i, points);
        }

        _good = best.First(Math.Min(best.Scored, (int)Math.Clamp(Math.Ceiling(share * best.Scored), least, most)));
    }

    /// <summary>Whether a point is among those that were told.</summary>
    public bool HasSeen(double[] point)
    {
        if (_seen.Contains(point)) return true;
        for (var i = _costs.Count; i < _points.Count; i++)
        {
            if (PointComparer.Instance.Equals(_points[i], point)) return true;
        }

        return false;
    }

    /// <summary>
    /// All that are not among the best, the latest first. Of more than the limit the latest half of so many, and as many of the others at even distances, with the
    /// weight of all of them.
    /// </summary>
    public (double[][] Points, double[] Weights) Rest(int limit)
    {
        var all = _points.Count - _good.Length;
        var count = Math.Min(all, limit);
        var latest = all == count ? count : count / 2;
        var (older, places) = (all - latest, count - latest);
        var (points, weights) = (new double[count][], new double[count]);
        int[] skipped = [.. _good.Select(place => _points.Count - 1 - place).Order()];
        for (int i = 0, passed = 0; i < count; i++)
        {
            var at = i < latest ? i : latest + (int)((long)(i - latest) * older / places);
            while (passed < skipped.Length && skipped[passed] <= at + passed) passed++;
            (points[i], weights[i]) = (_points[_points.Count - 1 - at - passed], i < latest ? 1 : (double)older / places);
        }

        return (points, weights);
    }

    private bool Continues(ReadOnlySpan<ToldPoint> points)
    {
        if (points.Length < _costs.Count) return false;
        for (var i = 0; i < _costs.Count; i++)
        {
            if (points[i].IsPending || !ReferenceEquals(points[i].Point, _points[i]) || !points[i].Cost.Equals(_costs[i])) return false;
        }

        return true;
    }

    private void Clear()
    {
        _points.Clear();
        _costs.Clear();
        _seen.Clear();
        _best = new BestPlaces(most);
    }
}
