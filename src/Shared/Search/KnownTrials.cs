using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Shared.Search;

/// <summary>
/// A history as points. What was worked out for an earlier suggestion is kept, and only what changed since is looked at: how long that takes does not
/// depend on the length of the history, unless costs of many change. They are the same whatever was asked before.
/// </summary>
internal sealed class KnownTrials(EncodedSpace space)
{
    private readonly ListReader<SearchTrial> _reader = new();
    private readonly List<ImmutableArray<Choice>> _choices = [];
    private readonly ToldCosts _told = new(space.Axes.Length);
    private int _closed;

    /// <summary>The choices of the history.</summary>
    public UnseenPoints Unseen { get; } = new(space);

    /// <summary>What is known before a suggestion: trials of this space, in order.</summary>
    /// <param name="trials">The history; its first <paramref name="count"/> are looked at.</param>
    /// <param name="closed">Of so many the results are looked at.</param>
    /// <returns>The same list each time.</returns>
    public TrackedList<ToldPoint> Before(IReadOnlyList<SearchTrial> trials, int count, int closed)
    {
        var same = _reader.Read(trials);
        if (count < _choices.Count || closed < _closed || !HasChoices(same)) Clear();
        for (var i = _choices.Count; i < count; i++) Add(trials[i].Choices);
        for (var i = Math.Min(same, _closed); i < closed; i++) _told.Tell(i, trials[i].Result);

        _closed = closed;
        return _told.Settle();
    }

    private bool HasChoices(int from)
    {
        for (var i = from; i < _choices.Count; i++)
        {
            if (_choices[i] != _reader.List[i].Choices) return false;
        }

        return true;
    }

    private void Clear()
    {
        _choices.Clear();
        _told.Clear();
        Unseen.Clear();
        _closed = 0;
    }

    private void Add(ImmutableArray<Choice> choices)
    {
        var point = space.Encode(choices);
        if (point is not null) Unseen.See(choices);
        _choices.Add(choices);
        _told.Add(point);
    }
}
