using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Shared.Search.Goals;

/// <summary>Where results with several goals are; each time those that came since are added.</summary>
internal sealed class GoalPlaces
{
    private readonly ListReader<ToldPoint> _reader = new();
    private readonly List<int> _places = [];
    private int _ended;

    /// <summary>The places, in order.</summary>
    public IReadOnlyList<int> In(IReadOnlyList<ToldPoint> told)
    {
        if (_reader.Read(told) < _ended)
        {
            _places.Clear();
            _ended = 0;
        }

        for (; _ended < told.Count && !told[_ended].IsPending; _ended++)
        {
            if (told[_ended].Goals is not null && double.IsFinite(told[_ended].Cost)) _places.Add(_ended);
        }

        return _places;
    }
}
