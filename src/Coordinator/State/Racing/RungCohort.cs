namespace ActorSearch.Coordinator.State.Racing;

/// <summary>
/// The configurations of one search at one rung. Of every so many that end there one continues: the best of all that wait, whenever they came. So a
/// decision needs few configurations, and a good one that met better ones gets another chance.
/// </summary>
/// <param name="reduction">Of so many one continues; null at the last rung.</param>
internal sealed class RungCohort(int? reduction)
{
    private readonly PriorityQueue<int, (double Mean, int Index)> _waiting = new();
    private int _ended, _promoted;

    /// <summary>Those that are whole here.</summary>
    public FinishedConfigurations Finished { get; } = new(keepsAll: reduction is not null);

    /// <summary>How many race here now.</summary>
    public int Count { get; set; }

    /// <summary>A configuration is whole or pruned.</summary>
    public void End(RaceEntry entry)
    {
        Count--;
        _ended++;
        if (entry.IsSound)
        {
            Finished.Add(entry);
            if (reduction is not null)
            {
                _waiting.Enqueue(entry.Index, (entry.Mean, entry.Index));
            }
        }
    }

    /// <summary>Whether one of those that wait continues.</summary>
    /// <param name="isOver">Whether no more come: then one continues of those too that are too few.</param>
    public bool IsDue(bool isOver) =>
        reduction is { } size && _waiting.Count > 0 && _promoted < (isOver ? (_ended + size - 1) / size : _ended / size);

    /// <summary>The configuration that continues, if one is due.</summary>
    public int? Promote(bool isOver)
    {
        if (!IsDue(isOver))
        {
            return null;
        }

        // Another one has to be as good as the one that continues next.
        Finished.Place = ++_promoted + 1;
        return _waiting.Dequeue();
    }
}
