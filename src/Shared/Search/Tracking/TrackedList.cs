using System.Collections;
using System.Runtime.InteropServices;

namespace ActorSearch.Shared.Search.Tracking;

/// <summary>A list that records from which place on it changed, so that a reader skips what it has read before.</summary>
public sealed class TrackedList<T> : IReadOnlyList<T>
{
    private readonly List<T> _items = [];

    /// <summary>The changes that no later one is before, so that both numbers ascend.</summary>
    private readonly List<(long Change, int Place)> _changes = [];

    /// <summary>An empty one.</summary>
    public TrackedList()
    {
    }

    /// <param name="items">To begin with.</param>
    public TrackedList(IEnumerable<T> items) => _items.AddRange(items);

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <summary>How many changes there were. What is added changes nothing.</summary>
    public long Changes { get; private set; }

    /// <inheritdoc/>
    public T this[int index]
    {
        get => _items[index];
        set
        {
            if (!EqualityComparer<T>.Default.Equals(_items[index], value)) Change(index);
            _items[index] = value;
        }
    }

    /// <summary>Items below this place are those of an earlier time.</summary>
    /// <param name="changes">How many changes there had been by then.</param>
    /// <returns><see cref="int.MaxValue"/>: all that were there are.</returns>
    public int SameBelow(long changes)
    {
        var (low, high) = (0, _changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_changes[middle].Change > changes) high = middle;
            else low = middle + 1;
        }

        return low < _changes.Count ? _changes[low].Place : int.MaxValue;
    }

    /// <summary>The items, until the list changes.</summary>
    public ReadOnlySpan<T> AsSpan() => CollectionsMarshal.AsSpan(_items);

    public void Add(T item) => _items.Add(item);

    public void Clear()
    {
        Change(0);
        _items.Clear();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Change(int place)
    {
        while (_changes.Count > 0 && _changes[^1].Place >= place) _changes.RemoveAt(_changes.Count - 1);
        _changes.Add((++Changes, place));
    }
}
