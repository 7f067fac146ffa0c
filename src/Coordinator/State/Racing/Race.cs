using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Racing;

/// <summary>
/// Decides which fold is wanted next, which configurations are stopped and which continue. Wanted folds stand in a line, and their results are looked at in
/// the order of the line, however they come in: whether the next step is to want another fold or to look at a result follows from what was looked at
/// alone. So the same results give the same decisions, on one slot or on a hundred. The line has the order in which trainings would end if each epoch took
/// equally long: without rungs that in which they were wanted.
/// </summary>
/// <param name="folds">Folds of each configuration.</param>
/// <param name="ahead">Decisions are made with at most so many wanted folds that are not looked at, ≥ 1.</param>
/// <param name="rule">When to stop.</param>
/// <param name="groupOf">Which configurations, by index, race against each other.</param>
/// <param name="size">How many configurations race at a time, at the most.</param>
/// <param name="ladder">After which epochs they are compared; null: after all.</param>
internal sealed class Race(int folds, int ahead, IRaceRule rule, Func<int, int> groupOf, int size = 256, RungSchedule? ladder = null)
{
    private readonly PriorityQueue<RaceEntry, (long Due, long Order)> _line = new();
    private readonly SortedDictionary<int, RaceEntry> _racers = [];
    private readonly SortedDictionary<(int Rung, int Group), RungCohort> _heats = [];
    private readonly FoldTally _tally = new(folds, ladder);
    private long _now, _wanted;

    /// <summary>How many configurations race: neither whole nor stopped.</summary>
    public int Count => _racers.Count;

    /// <summary>Whether another decision may be made with what is known.</summary>
    public bool HasRoom => _line.Count < ahead;

    /// <summary>Whether all that entered are whole or stopped, and none continues.</summary>
    public bool IsOver => Count == 0 && (ladder is null || (IsIdle && !_heats.Values.Any(heat => heat.IsDue(isOver: true))));

    /// <summary>See <see cref="FoldTally.Ahead"/>.</summary>
    public IEnumerable<(double Folds, double Share)> Ahead(int configurations) => _tally.Ahead(configurations);

    private bool IsIdle => _line.Count == 0 && Count == 0;

    private int Last => ladder?.Last ?? 0;

    /// <summary>Those of a group that finished, at the last rung.</summary>
    public FinishedConfigurations Finished(int group) => HeatOf(Last, group).Finished;

    /// <summary>
    /// Whether the configuration of this index may enter now. Where those that look good go first all may, up to the size of the race; else there
    /// are few until enough are whole to compare with, and then one for each place in the line.
    /// </summary>
    /// <param name="rung">Where it begins.</param>
    public bool MayEnter(int index, int rung = 0) => rule.IsBestFirst
        ? Count < size
        : HasRoom && (rule.TakesAll
            || (HeatOf(rung, groupOf(index)) is var heat && heat.Count < (heat.Finished.Lacks is > 0 and var lacks ? lacks : ahead)));

    /// <summary>A configuration enters; its first fold is wanted.</summary>
    /// <param name="rung">Where it begins.</param>
    public RaceEntry Enter(int index, int rung = 0)
    {
        var racer = new RaceEntry(index, folds, rung);
        _racers.Add(index, racer);
        HeatOf(racer).Count++;
        Want(racer);
        return racer;
    }

    /// <summary>A configuration that continues enters at its next rung; null where none is due. The furthest come first.</summary>
    /// <param name="isOver">Whether no more configurations come. Then, once all are looked at, groups of too few decide too, the least far first.</param>
    public RaceEntry? Promote(bool isOver)
    {
        foreach (var ((rung, _), heat) in _heats.Reverse())
        {
            if (heat.Promote(isOver: false) is { } index)
            {
                return Enter(index, rung + 1);
            }
        }

        foreach (var ((rung, _), heat) in isOver && IsIdle ? _heats.AsEnumerable() : [])
        {
            if (heat.Promote(isOver: true) is { } index)
            {
                return Enter(index, rung + 1);
            }
        }

        return null;
    }

    /// <summary>
    /// Wants one more fold of a configuration; null where there is none now. Of those that are better so far than the best whole one, or without which
    /// there are too few whole ones, all folds are wanted, of others one after the other, since each may be their last.
    /// </summary>
    public RaceEntry? Choose()
    {
        RaceEntry? first = null;
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
    public bool TryLook(Action<RaceEntry> look, List<RaceEntry> left)
    {
        if (!_line.TryPeek(out var racer, out var place) || !racer.Knows(racer.Looked))
        {
            return false;
        }

        _line.Dequeue();
        _tally.Look(racer.Rung);
        _now = Math.Max(_now, place.Due);
        look(racer);
        if (racer.IsOut)
        {
            return true;
        }

        if (racer.Looked == folds)
        {
            Leave(racer, left);
            if (racer.IsSound)
            {
                foreach (var other in _racers.Values.Where(other => HeatOf(other) == HeatOf(racer) && Stops(other)).ToList())
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
    public string ReasonFor(RaceEntry racer) => racer.HasFailed ? "one of its folds failed"
        : double.IsNaN(racer.Score.Least) ? "its mean is not finite at any epoch"
        : racer.Rung < Last ? "it is not among the better ones"
        : rule.Reason;

    private bool Stops(RaceEntry racer) => !rule.TakesAll && !racer.IsWhole && racer.Looked > 0 && (racer.HasFailed || double.IsNaN(racer.Score.Least)
        || (HeatOf(racer).Finished is { Count: > 0 } finished && rule.Stops(racer, finished)));

    private bool IsEligible(RaceEntry racer)
    {
        if (racer.IsWhole || rule.TakesAll)
        {
            return !racer.IsWhole;
        }

        var finished = HeatOf(racer).Finished;
        return rule.IsBestFirst
            ? racer.Looked > 0 && (!racer.IsWaiting || racer.Mean < finished.Best)
            : !racer.IsWaiting || finished.Lacks > 0;
    }

    private RungCohort HeatOf(RaceEntry racer) => HeatOf(racer.Rung, groupOf(racer.Index));

    private RungCohort HeatOf(int rung, int group)
    {
        if (!_heats.TryGetValue((rung, group), out var heat))
        {
            _heats.Add((rung, group), heat = new RungCohort(rung < Last ? ladder!.Reduction : null));
        }

        return heat;
    }

    private void Want(RaceEntry racer)
    {
        racer.Offered++;
        _tally.Want(racer.Rung);
        var epochs = ladder is null ? 1 : ladder.Epochs[racer.Rung] - (racer.Rung == 0 ? 0 : ladder.Epochs[racer.Rung - 1]);
        _line.Enqueue(racer, (_now + epochs, _wanted++));
    }

    private void Leave(RaceEntry racer, List<RaceEntry> left)
    {
        racer.IsOut = true;
        _racers.Remove(racer.Index);
        HeatOf(racer).End(racer);
        _tally.Leave(racer.Rung, racer.Offered);
        left.Add(racer);
    }
}
