namespace ActorSearch.Coordinator.Logs;

/// <summary>
/// Merges the events of several processes by time. The order within a process is kept, even if its clock was set back: the earliest of the
/// next events of all processes comes first; for equal times, the one of the first process.
/// </summary>
internal static class TimeMerge
{
    /// <summary>Merges; nothing is read before it is asked for.</summary>
    /// <param name="processes">The events of each process in the order in which they were written.</param>
    /// <param name="latest">Take the latest instead, for events that are read from the end.</param>
    public static IEnumerable<(T Item, int Process)> Merge<T>(IReadOnlyList<IEnumerable<T>> processes, Func<T, DateTimeOffset> time, bool latest = false)
    {
        var sign = latest ? -1 : 1;
        var readers = processes.Select(items => items.GetEnumerator()).ToArray();
        try
        {
            var next = new PriorityQueue<int, (long Time, int Process)>();
            for (var process = 0; process < readers.Length; process++)
            {
                Advance(process);
            }

            while (next.TryDequeue(out var first, out _))
            {
                yield return (readers[first].Current, first);
                Advance(first);
            }

            void Advance(int process)
            {
                if (readers[process].MoveNext())
                {
                    next.Enqueue(process, (sign * time(readers[process].Current).UtcTicks, sign * process));
                }
            }
        }
        finally
        {
            foreach (var reader in readers)
            {
                reader.Dispose();
            }
        }
    }
}
