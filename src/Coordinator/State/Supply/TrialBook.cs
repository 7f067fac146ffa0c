using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>
/// The configurations that are drawn, as far as they are still needed: those under way, and for a strategy that looks at results the choices of all
/// and how they ended. For any other strategy nothing is kept of a configuration whose folds are in, so that a million of them need no room.
/// </summary>
/// <param name="ahead">See <see cref="ISearchStrategy.Ahead"/>.</param>
internal sealed class TrialBook(int ahead)
{
    private readonly Dictionary<int, ActiveConfiguration> _active = [];
    private readonly TrackedList<SearchTrial> _trials = [];

    /// <summary>Ends that no suggestion has looked at.</summary>
    private readonly Dictionary<int, TrialOutcome> _unseen = [];

    private int _closed, _seen;

    /// <summary>Whether suggestions depend on results.</summary>
    public bool KeepsHistory => ahead != int.MaxValue;

    /// <summary>How many configurations are drawn.</summary>
    public int Drawn { get; private set; }

    /// <summary>How many from the first one on have ended; 0 without a history.</summary>
    public int Closed => _closed;

    /// <summary>Folds that are trained or to be trained, as a budget decides.</summary>
    public long Wanted { get; set; }

    /// <summary>Whether all results that the next suggestion looks at are in.</summary>
    public bool IsReady => !KeepsHistory || Drawn - ahead < _closed;

    /// <summary>Those some of whose folds are not counted.</summary>
    public IReadOnlyCollection<ActiveConfiguration> Active => _active.Values;

    /// <summary>One of them; null where all its folds are counted.</summary>
    public ActiveConfiguration? Find(int index) => _active.GetValueOrDefault(index);

    /// <summary>What the next suggestion may look at, whatever else is known by now.</summary>
    public SearchHistory History()
    {
        for (; KeepsHistory && _seen <= Drawn - ahead; _seen++)
        {
            _unseen.Remove(_seen, out var result);
            _trials[_seen] = _trials[_seen] with { Result = result };
        }

        return new SearchHistory(_trials);
    }

    /// <summary>The next configuration is drawn.</summary>
    public void Draw(Configuration configuration)
    {
        Drawn++;
        if (KeepsHistory)
        {
            _trials.Add(new SearchTrial(configuration.Choices, null));
        }
    }

    /// <summary>Folds of a configuration are to be counted, or again.</summary>
    public void Begin(ActiveConfiguration active) => _active.Add(active.Configuration.Index, active);

    /// <summary>All folds of a configuration are counted.</summary>
    public void End(ActiveConfiguration active) => _active.Remove(active.Configuration.Index);

    /// <summary>It is settled what suggestions see of a configuration. Only the first time counts: what was suggested stays.</summary>
    /// <param name="result">Asked for where there is a history.</param>
    public void Close(int index, Func<TrialOutcome> result)
    {
        if (!KeepsHistory || index < _closed || !_unseen.TryAdd(index, result()))
        {
            return;
        }

        while (_unseen.ContainsKey(_closed))
        {
            _closed++;
        }
    }

    /// <summary>A configuration came further: what suggestions see of it from now on.</summary>
    /// <param name="result">Asked for where there is a history.</param>
    public void Renew(int index, Func<TrialOutcome> result)
    {
        if (!KeepsHistory)
        {
            return;
        }

        if (_unseen.ContainsKey(index))
        {
            _unseen[index] = result();
        }
        else if (index < _seen)
        {
            _trials[index] = _trials[index] with { Result = result() };
        }
        else
        {
            Close(index, result);
        }
    }
}
