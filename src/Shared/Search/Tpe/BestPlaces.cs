namespace ActorSearch.Shared.Search.Tpe;

/// <summary>Where the lowest costs are: at most so many places in order, of equal costs the earlier one first.</summary>
internal sealed class BestPlaces(int most)
{
    private readonly int[] _places = new int[most];
    private int _count;

    /// <summary>How many points with a cost were added.</summary>
    public int Scored { get; private set; }

    /// <summary>The first of the places.</summary>
    public int[] First(int count) => _places[..count];

    /// <summary>Adds a point that comes after all before; one without a cost is passed over.</summary>
    public void Add(int place, ReadOnlySpan<ToldPoint> points)
    {
        var cost = points[place].Cost;
        if (!double.IsFinite(cost)) return;
        Scored++;
        if (_count == most && !(cost < points[_places[_count - 1]].Cost)) return;
        var at = Math.Min(_count, most - 1);
        for (; at > 0 && cost < points[_places[at - 1]].Cost; at--) _places[at] = _places[at - 1];
        _places[at] = place;
        _count = Math.Min(_count + 1, most);
    }

    /// <summary>Another one with the same places.</summary>
    public BestPlaces Copy()
    {
        var copy = new BestPlaces(most) { _count = _count, Scored = Scored };
        _places.CopyTo(copy._places, 0);
        return copy;
    }
}
