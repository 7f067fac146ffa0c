using System.Runtime.InteropServices;
using ActorSearch.Shared.Search.Seen;
using ActorSearch.Shared.Search.Tracking;

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
    private readonly ListReader<ToldPoint> _reader = new();
    private readonly List<double[]> _points = [];
    private readonly HashSet<double[]> _seen = new(PointComparer.Instance);
    private int[] _good = [];

    /// <summary>So many come before the first pending one, and the best of these.</summary>
    private int _ended;
    private BestPlaces _best = new(most);

    /// <summary>All points, in the order of their suggestion.</summary>
    public ReadOnlySpan<double[]> Points => CollectionsMarshal.AsSpan(_points);

    /// <summary>The places of the best ones in order, of equal costs the earlier one first. Empty: there are no costs.</summary>
    public ReadOnlySpan<int> Good => _good;

    /// <summary>Takes what is known before a suggestion.</summary>
    public void Follow(IReadOnlyList<ToldPoint> told)
    {
        if (_reader.Read(told) < _ended) Clear();
        var points = _reader.List.AsSpan();
        _points.RemoveRange(_ended, _points.Count - _ended);
        for (; _ended < points.Length && !points[_ended].IsPending; _ended++)
        {
            _points.Add(points[_ended].Point);
            _seen.Add(points[_ended].Point);
            _best.Add(_ended, points);
        }

        var best = _best.Copy();
        for (var i = _ended; i < points.Length; i++)
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
        for (var i = _ended; i < _points.Count; i++)
        {
            if (PointComparer.Instance.Equals(_points[i], point)) return true;
        }

        return false;
    }

    /// <summary>
    /// The places of all that are not among the best, the latest first. Of more than the limit the latest half of so many, and as many of the others at even distances, with the
    /// weight of all of them.
    /// </summary>
    public (int[] Places, double[] Weights) Rest(int limit)
    {
        var all = _points.Count - _good.Length;
        var count = Math.Min(all, limit);
        var latest = all == count ? count : count / 2;
        var (older, places) = (all - latest, count - latest);
        var (rest, weights) = (new int[count], new double[count]);
        int[] skipped = [.. _good.Select(place => _points.Count - 1 - place).Order()];
        for (int i = 0, passed = 0; i < count; i++)
        {
            var at = i < latest ? i : latest + (int)((long)(i - latest) * older / places);
            while (passed < skipped.Length && skipped[passed] <= at + passed) passed++;
            (rest[i], weights[i]) = (_points.Count - 1 - at - passed, i < latest ? 1 : (double)older / places);
        }

        return (rest, weights);
    }

    private void Clear()
    {
        _points.Clear();
        _seen.Clear();
        _ended = 0;
        _best = new BestPlaces(most);
    }
}
