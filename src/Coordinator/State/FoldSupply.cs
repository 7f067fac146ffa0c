using System.Diagnostics.CodeAnalysis;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.State;

/// <summary>
/// The folds still to be handed out for the first time, in the order of the strategy. A configuration is drawn when its first fold is
/// asked for and forgotten with its last result, so that a million of them need no room.
/// </summary>
internal sealed class FoldSupply(SearchPlan plan, Recorded recorded, CountedFolds counted, Dictionary<WorkUnit, int> lost)
{
    private readonly Dictionary<int, Active> _active = [];
    private readonly Queue<Active> _drawn = new();
    private int _drawnCount;
    private bool _ended;

    /// <summary>Whether every fold has been given out or is counted.</summary>
    public bool Exhausted => _drawn.Count == 0 && (_ended || _drawnCount == plan.Strategy.Count);

    /// <summary>The configuration that leads; null while none is complete.</summary>
    public Configuration? Best { get; private set; }

    /// <summary>A configuration some of whose folds are not counted.</summary>
    public Configuration Configuration(int index) => _active[index].Configuration;

    /// <summary>Draws what the last run had drawn, to see what of it is done.</summary>
    public void DrawRecorded(Effects effects)
    {
        while (_drawnCount < recorded.Frontier && TryDraw(effects))
        {
        }
    }

    /// <summary>Where an attempt of an earlier life belongs: takes that fold out of the supply.</summary>
    public bool TryTake(ConfigurationKey key, int fold, [MaybeNullWhen(false)] out WorkUnit.Fold work)
    {
        var active = _drawn.FirstOrDefault(drawn => drawn.Configuration.Key == key);
        work = active is not null && fold >= 0 && fold < plan.Folds && !active.Given[fold]
            ? new WorkUnit.Fold(new FoldId(active.Configuration.Index, fold))
            : null;
        if (work is not null)
        {
            active!.Given[fold] = true;
        }

        return work is not null;
    }

    /// <summary>The next fold, or null when there are none.</summary>
    public WorkUnit.Fold? Next(Effects effects)
    {
        while (_drawn.Count > 0 || TryDraw(effects))
        {
            if (_drawn.TryPeek(out var active))
            {
                var fold = Array.IndexOf(active.Given, false);
                if (fold >= 0)
                {
                    active.Given[fold] = true;
                    if (Array.IndexOf(active.Given, false, fold) < 0)
                    {
                        _drawn.Dequeue();
                    }

                    return new WorkUnit.Fold(new FoldId(active.Configuration.Index, fold));
                }

                _drawn.Dequeue();
            }
        }

        return null;
    }

    /// <summary>A fold was counted.</summary>
    public void Settle(FoldId id, FoldSummary summary, Effects effects)
    {
        var active = _active[id.Configuration];
        if (--active.Missing == 0)
        {
            _active.Remove(id.Configuration);
            Complete(active.Configuration, summary);
            effects.Events.Add(new SearchEvent.ConfigurationCounted(id.Configuration, summary));
        }
    }

    private bool TryDraw(Effects effects)
    {
        if (_ended || plan.Strategy.Next() is not { } configuration)
        {
            _ended = true;
            return false;
        }

        _drawnCount++;
        counted.Place(configuration);
        recorded.Configurations.Remove(configuration.Key, out var known);
        if (known?.Position != configuration.Index)
        {
            effects.Writes.Add(new StoreWrite.Drawn(configuration));
        }

        var given = new bool[plan.Folds];
        FoldSummary? summary = null;
        foreach (var fold in known?.Folds ?? [])
        {
            given[fold.Fold] = true;
            summary = counted.TakeOver(new FoldId(configuration.Index, fold.Fold), fold);
        }

        var missing = given.Count(done => !done);
        if (missing == 0)
        {
            Complete(configuration, summary!);
            return true;
        }

        foreach (var (fold, attempts) in known?.Lost ?? [])
        {
            lost[new WorkUnit.Fold(new FoldId(configuration.Index, fold))] = attempts;
        }

        var active = new Active(configuration, given) { Missing = missing };
        _active.Add(configuration.Index, active);
        _drawn.Enqueue(active);
        return true;
    }

    private void Complete(Configuration configuration, FoldSummary summary)
    {
        plan.Strategy.Tell(configuration.Index, summary.Cost);
        Best = counted.Leaderboard.Best == configuration.Index ? configuration : Best;
    }

    private sealed class Active(Configuration configuration, bool[] given)
    {
        public Configuration Configuration { get; } = configuration;

        public bool[] Given { get; } = given;

        public int Missing { get; set; }
    }
}
