namespace ActorSearch.Coordinator.State.Racing;

/// <summary>
/// Decides which fold is wanted next and which configurations are stopped. Wanted folds stand in a line, and their results are looked at in the
/// order of the line, however they come in: whether the next step is to want another fold or to look at a result follows from what was looked at
/// alone. So the same results give the same decisions, on one slot or on a hundred.
/// </summary>
/// <param name="folds">Folds of each configuration.</param>
/// <param name="ahead">Decisions are made with at most so many wanted folds that are not looked at, ≥ 1.</param>
/// <param name="rule">When to stop.</param>
/// <param name="groupOf">Which configurations, by index, race against each other.</param>
/// <param name="size">How many configurations race at a time, at the most.</param>
internal sealed class Race(int folds, int ahead, IRaceRule rule, Func<int, int> groupOf, int size = 256)
{
    private readonly Queue<Racer> _line = new();
    private readonly SortedDictionary<int, Racer> _racers = [];
    private readonly Dictionary<int, Finishers> _finished = [];

    /// <summary>How many configurations race: neither whole nor stopped.</summary>
    public int Count => _racers.Count;

    /// <summary>Whether another decision may be made with what is known.</summary>
    public bool HasRoom => _line.Count < ahead;

    /// <summary>Those that finished, of a group.</summary>
    public Finishers Finished(int group)
    {
        if (!_finished.TryGetValue(group, out var finished))
        {
            _finished.Add(group, finished = new Finishers());
        }

        return finished;
    }

    /// <summary>
    /// Whether the configuration of this index may enter now. Where those that look good go first all may, up to the size of the race; else there
    /// are few until enough are whole to compare with, and then one for each place in the line.
    /// </summary>
    public bool MayEnter(int index) => rule.IsBestFirst
        ? Count < size
        : HasRoom && Count < (Finished(groupOf(index)).Lacks is > 0 and var lacks ? lacks : ahead);

    /// <summary>A configuration enters; its first fold is wanted.</summary>
    public Racer Enter(int index)
    {
        var racer = new Racer(index, folds);
        _racers.Add(index, racer);
        Want(racer);
        return racer;
    }

    /// <summary>
    /// Wants one more fold of a configuration; null where there is none now. Of those that are better so far than the best whole one, or without which
    /// there are too few whole ones, all folds are wanted, of others one after the other, since each may be their last.
    /// </summary>
    public Racer? Choose()
    {
        Racer? first = null;
        foreach (var racer in _racers.Values)
        {
            if (IsEligible(racer) && (first is null || (rule.IsBestFirst && racer.Mean < first.Mean)))
            {
                first = racer;
            }
        }

        if (first is not null)
        {
            Want(first);
        }

        return first;
    }

    /// <summary>Looks at the next result in the line.</summary>
    /// <param name="look">Makes the racer look at its next fold.</param>
    /// <param name="left">Those that are whole or stopped with it, in the order of their indices.</param>
    /// <returns>False where that result is not in.</returns>
    public bool TryLook(Action<Racer> look, List<Racer> left)
    {
        if (!_line.TryPeek(out var racer) || !racer.Knows(racer.Looked))
        {
            return false;
        }

        _line.Dequeue();
        look(racer);
        if (racer.IsOut)
        {
            return true;
        }

        if (racer.Looked == folds)
        {
            Leave(racer, left);
            if (!racer.HasFailed && double.IsFinite(racer.Mean) && !racer.Score.Costs.Contains(double.NaN))
            {
                Finished(groupOf(racer.Index)).Add(racer);
                foreach (var other in _racers.Values.Where(other => groupOf(other.Index) == groupOf(racer.Index) && Stops(other)).ToList())
                {
                    Leave(other, left);
                }
            }
        }
        else if (Stops(racer))
        {
            Leave(racer, left);
        }

        return true;
    }

    /// <summary>Why one that left before it was whole did, to follow «since ».</summary>
    public string ReasonFor(Racer racer) => racer.HasFailed ? "one of its folds failed"
        : double.IsNaN(racer.Score.Least) ? "its mean is not finite at any epoch" : rule.Reason;

    private bool Stops(Racer racer) => !racer.IsWhole && racer.Looked > 0 && (racer.HasFailed || double.IsNaN(racer.Score.Least)
        || (Finished(groupOf(racer.Index)) is { Count: > 0 } finished && rule.Stops(racer, finished)));

    private bool IsEligible(Racer racer)
    {
        if (racer.IsWhole)
        {
            return false;
        }

        var finished = Finished(groupOf(racer.Index));
        return rule.IsBestFirst
            ? racer.Looked > 0 && (!racer.IsWaiting || racer.Mean < finished.Best)
            : !racer.IsWaiting || finished.Lacks > 0;
    }

    private void Want(Racer racer)
    {
        racer.Offered++;
        _line.Enqueue(racer);
    }

    private void Leave(Racer racer, List<Racer> left)
    {
        racer.IsOut = true;
        _racers.Remove(racer.Index);
        left.Add(racer);
    }
}
