using ActorSearch.Coordinator.State.Costs;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>
/// The configurations that are drawn and have folds to give, the costliest first, so that the short trainings come last and slots finish
/// together. Only so many are drawn ahead: a huge space stays unwritten.
/// </summary>
/// <param name="costs">What a fold of a configuration is expected to cost.</param>
internal sealed class FoldWindow(FoldCosts costs)
{
    /// <summary>How many configurations are drawn ahead.</summary>
    public const int Size = 256;

    private readonly PriorityQueue<ActiveConfiguration, (double Cost, int Index)> _queue = new();
    private int _seen;

    /// <summary>How many configurations wait or are being given out.</summary>
    public int Count => _queue.Count;

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<ActiveConfiguration> All => _queue.UnorderedItems.Select(item => item.Element);

    /// <summary>A configuration has folds to give; it may be in already.</summary>
    public void Add(ActiveConfiguration active)
    {
        if (!active.Waits)
        {
            active.Waits = true;
            _queue.Enqueue(active, PriorityOf(active));
        }
    }

    /// <summary>The next fold, or null where there is none.</summary>
    public WorkUnit.Fold? Next()
    {
        while (_queue.TryPeek(out var active, out _))
        {
            var fold = active.TakeNext();
            if (active.AllGiven)
            {
                active.Waits = false;
                _queue.Dequeue();
            }

            if (fold is { } number)
            {
                return new WorkUnit.Fold(new FoldId(active.Configuration.Index, number));
            }
        }

        return null;
    }

    /// <summary>The costliest fold that fulfils a condition, or null where there is none.</summary>
    public WorkUnit.Fold? Next(Func<FoldId, bool> condition)
    {
        (ActiveConfiguration Active, int Fold)? found = null;
        foreach (var active in All)
        {
            if (active.FirstLeft(fold => condition(new FoldId(active.Configuration.Index, fold))) is { } fold
                && (found is null || PriorityOf(active).CompareTo(PriorityOf(found.Value.Active)) < 0))
            {
                found = (active, fold);
            }
        }

        if (found is not { } next)
        {
            return null;
        }

        next.Active.TryTake(next.Fold);
        if (next.Active.AllGiven)
        {
            next.Active.Waits = false;
            _queue.Remove(next.Active, out _, out _);
        }

        return new WorkUnit.Fold(new FoldId(next.Active.Configuration.Index, next.Fold));
    }

    /// <summary>Records a fold's time; the waiting folds are sorted again only now and then, so that the cost per fold is constant.</summary>
    public void Seen(Configuration configuration, int milliseconds)
    {
        costs.Seen(configuration, milliseconds);
        if (++_seen * 8 < _queue.Count)
        {
            return;
        }

        _seen = 0;
        var waiting = All.Select(active => (active, PriorityOf(active))).ToArray();
        _queue.Clear();
        _queue.EnqueueRange(waiting);
    }

    // The lower index among equals: where costs do not differ the order is the strategy's.
    private (double, int) PriorityOf(ActiveConfiguration active) => (-costs.Estimate(active.Configuration), active.Configuration.Index);
}
