using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Shared.Search.Seen;

/// <summary>The points that were told, each time those that came since are added.</summary>
internal sealed class SeenPoints
{
    private readonly ListReader<ToldPoint> _reader = new();
    private readonly HashSet<double[]> _seen = new(PointComparer.Instance);
    private readonly List<double[]> _points = [];

    /// <summary>How many different ones.</summary>
    public int Count => _seen.Count;

    /// <summary>Takes what is known before a suggestion.</summary>
    public void Follow(IReadOnlyList<ToldPoint> told)
    {
        var same = _reader.Read(told);
        for (var i = same; i < _points.Count; i++)
        {
            if (i < told.Count && ReferenceEquals(_points[i], told[i].Point)) continue;
            _seen.Clear();
            _points.Clear();
        }

        for (var i = _points.Count; i < told.Count; i++)
        {
            _points.Add(told[i].Point);
            _seen.Add(told[i].Point);
        }
    }

    public bool Contains(double[] point) => _seen.Contains(point);
}
