namespace ActorSearch.TrainerNode.Objectives.Threads;

/// <summary>
/// What one thread takes that also runs users' code. <see cref="Thread.Interrupt"/> from there, for example by a watchdog that comes too late, is thrown at the next wait,
/// which is this one. A semaphore, which also counts whom it has woken, can then forget to wake the thread ever after; here only what is in the queue counts.
/// </summary>
internal sealed class ThreadQueue<T>
{
    private readonly Queue<T> _items = [];
    private bool _isComplete;

    /// <summary>On any thread.</summary>
    public void Add(T item)
    {
        lock (_items)
        {
            _items.Enqueue(item);
            Monitor.Pulse(_items);
        }
    }

    /// <summary>Nothing is added any more.</summary>
    public void Complete()
    {
        lock (_items)
        {
            _isComplete = true;
            Monitor.Pulse(_items);
        }
    }

    /// <summary>Takes items until the queue is complete, whatever interrupts that.</summary>
    public IEnumerable<T> Items()
    {
        while (Uninterrupted.Wait(Take) is { Length: > 0 } taken) yield return taken[0];
    }

    /// <summary>Waits for the next item.</summary>
    /// <returns>One item; none: the queue is complete.</returns>
    /// <exception cref="ThreadInterruptedException">The thread was interrupted, and nothing is taken.</exception>
    public T[] Take()
    {
        lock (_items)
        {
            while (_items.Count == 0 && !_isComplete) Monitor.Wait(_items);
            return _items.TryDequeue(out var item) ? [item] : [];
        }
    }
}
