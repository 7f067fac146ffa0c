using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Racing;

/// <summary>
/// Decides which fold is wanted next, which configurations are pruned and which continue. Wanted folds stand in a line, and their results are looked at in
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
    /// <summary>Counted up with every change to what races decide: a study must not mix two of them.</summary>
    public const int Rules = 2;

    private readonly PriorityQueue<RaceEntry, (long Due, long Order)> _line = new();
    private readonly SortedDictionary<int, RaceEntry> _entries = [];
    private readonly SortedDictionary<(int Rung, int Group), RungCohort> _cohorts = [];
    private readonly FoldTally _tally = new(folds, ladder);
    private long _now, _wanted;

    /// <summary>How many configurations race: neither whole nor pruned.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether another decision may be made with what is known.</summary>
    public bool HasRoom => _line.Count < ahead;

    /// <summary>Whether all that entered are whole or pruned, and none continues.</summary>
    public bool IsOver => Count == 0 && (ladder is null || (IsIdle && !_cohorts.Values.Any(cohort => cohort.IsDue(isOver: true))));

    /// <summary>See <see cref="FoldTally.Ahead"/>.</summary>
    public IEnumerable<(double Folds, double Share)> Ahead(int configurations) => _tally.Ahead(configurations);

    private bool IsIdle => _line.Count == 0 && Count == 0;

    private int Last => ladder?.Last ?? 0;

    /// <summary>Those of a group that finished, at the last rung.</summary>
    public FinishedConfigurations Finished(int group) => CohortOf(Last, group).Finished;

    /// <summary>
    /// Whether the configuration of this index may enter now. Where those that look good go first all may, up to the size of the race; else there
    /// is one for each place in the line.
    /// </summary>
    /// <param name="rung">Where it begins.</param>
    public bool MayEnter(int index, int rung = 0) => rule.IsBestFirst
        ? Count < size
        : HasRoom && (rule.TakesAll
            || CohortOf(rung, groupOf(index)).Count < ahead);

    /// <summary>A configuration enters; its first fold is wanted.</summary>
    /// <param name="rung">Where it begins.</param>
    public RaceEntry Enter(int index, int rung = 0)
    {
        var entry = new RaceEntry(index, folds, rung);
        _entries.Add(index, entry);
        CohortOf(entry).Count++;
        Want(entry);
        return entry;
    }

    /// <summary>A configuration that continues enters at its next rung; null where none is due. The furthest come first.</summary>
    /// <param name="isOver">Whether no more configurations come. Then, once all are looked at, groups of too few decide too, the least far first.</param>
    public RaceEntry? Promote(bool isOver)
    {
        foreach (var ((rung, _), cohort) in _cohorts.Reverse())
        {
            if (cohort.Promote(isOver: false) is { } index)
            {
                return Enter(index, rung + 1);
            }
        }

        foreach (var ((rung, _), cohort) in isOver && IsIdle ? _cohorts.AsEnumerable() : [])
        {
            if (cohort.Promote(isOver: true) is { } index)
            {
                return Enter(index, rung + 1);
            }
        }

        return null;
    }

    /// <summary>
    /// Wants one more fold of a configuration; null where there is none now. Of those that are better so far than the best whole one all folds are
    /// wanted, of others one after the other, since each may be their last. Until enough are whole to compare with, only the first ones go beyond their
    /// first folds: as many as are missing.
    /// </summary>
    public RaceEntry? Choose()
    {
        RaceEntry? first = null;
        foreach (var entry in _entries.Values)
        {
            if (IsEligible(entry) && (first is null || (rule.IsBestFirst && entry.Mean < first.Mean)))
            {
                first = entry;
            }
        }

        if (first is not null)
        {
            Want(first);
        }

        return first;
    }

    /// <summary>Looks at the next result in the line.</summary>
    /// <param name="look">Makes the entry look at its next fold.</param>
    /// <param name="left">Those that are whole or pruned with it, in the order of their indices.</param>
    /// <returns>False where that result is not in.</returns>
    public bool TryLook(Action<RaceEntry> look, List<RaceEntry> left)
    {
        if (!_line.TryPeek(out var entry, out var place) || !entry.Knows(entry.Looked))
        {
            return false;
        }

        _line.Dequeue();
        _tally.Look(entry.Rung);
        _now = Math.Max(_now, place.Due);
        look(entry);
        if (entry.IsOut)
        {
            return true;
        }

        if (entry.Looked == folds)
        {
            Leave(entry, left);
            if (entry.IsSound)
            {
                foreach (var other in _entries.Values.Where(other => CohortOf(other) == CohortOf(entry) && Stops(other)).ToList())
                {
                    Leave(other, left);
                }
            }
        }
        else if (Stops(entry))
        {
            Leave(entry, left);
        }

        return true;
    }

    /// <summary>Why one that left before it was whole did, to follow «since ».</summary>
    public string ReasonFor(RaceEntry entry) => entry.HasFailed ? "one of its folds failed"
        : double.IsNaN(entry.Score.Least) ? "its mean is not finite at any epoch"
        : entry.Rung < Last ? "it is not among the better ones"
        : rule.Reason;

    private bool Stops(RaceEntry entry) => !rule.TakesAll && !entry.IsWhole && entry.Looked > 0 && (entry.HasFailed || double.IsNaN(entry.Score.Least)
        || (CohortOf(entry).Finished is { Count: > 0 } finished && rule.Stops(entry, finished)));

    private bool IsEligible(RaceEntry entry)
    {
        if (entry.IsWhole || rule.TakesAll)
        {
            return !entry.IsWhole;
        }

        var finished = CohortOf(entry).Finished;
        return rule.IsBestFirst
            ? entry.Looked > 0 && (!entry.IsWaiting || entry.Mean < finished.Best)
            : finished.Lacks > 0 ? PlaceOf(entry) is var place && place < finished.Lacks && (!entry.IsWaiting || (place == 0 && finished.Count == 0))
            : !entry.IsWaiting || finished.DeficitOf(entry) is { Folds: > 0, Sum: <= 0 };
    }

    /// <summary>How many with a lower index race in the same cohort.</summary>
    private int PlaceOf(RaceEntry entry) => _entries.Values.TakeWhile(other => other != entry).Count(other => CohortOf(other) == CohortOf(entry));

    private RungCohort CohortOf(RaceEntry entry) => CohortOf(entry.Rung, groupOf(entry.Index));

    private RungCohort CohortOf(int rung, int group)
    {
        if (!_cohorts.TryGetValue((rung, group), out var cohort))
        {
            _cohorts.Add((rung, group), cohort = new RungCohort(rung < Last ? ladder!.Reductions[rung] : null));
        }

        return cohort;
    }

    private void Want(RaceEntry entry)
    {
        entry.Offered++;
        _tally.Want(entry.Rung);
        var epochs = ladder is null ? 1 : ladder.Epochs[entry.Rung] - (entry.Rung == 0 ? 0 : ladder.Epochs[entry.Rung - 1]);
        _line.Enqueue(entry, (_now + epochs, _wanted++));
    }

    private void Leave(RaceEntry entry, List<RaceEntry> left)
    {
        entry.IsOut = true;
        _entries.Remove(entry.Index);
        CohortOf(entry).End(entry);
        _tally.Leave(entry.Rung, entry.Offered);
        left.Add(entry);
    }
}
