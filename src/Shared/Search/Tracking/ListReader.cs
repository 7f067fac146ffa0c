namespace ActorSearch.Shared.Search.Tracking;

/// <summary>Reads a list time after time.</summary>
public sealed class ListReader<T>
{
    private long _changes;

    /// <summary>What was read last.</summary>
    public TrackedList<T> List { get; private set; } = [];

    /// <summary>Below the place that it returns the list is the one of the last time. Of a list that is not tracked nothing is known.</summary>
    public int Read(IReadOnlyList<T> list)
    {
        var same = ReferenceEquals(list, List) ? List.SameBelow(_changes) : 0;
        List = list as TrackedList<T> ?? new TrackedList<T>(list);
        _changes = List.Changes;
        return same;
    }
}
