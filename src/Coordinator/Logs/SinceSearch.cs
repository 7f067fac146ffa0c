namespace ActorSearch.Coordinator.Logs;

/// <summary>Finds where in a file the events since a time begin, by halving: of a gigabyte it looks at some twenty places.</summary>
internal static class SinceSearch
{
    /// <summary>
    /// Where the first line begins whose event is not before <paramref name="since"/>; the end of the file if there is none. Where a clock
    /// was set back within the file, it is one of the places at which the events pass that time.
    /// </summary>
    /// <param name="file">Can seek.</param>
    /// <param name="length">How much of it is looked at, in bytes.</param>
    public static long Find(Stream file, long length, DateTimeOffset since)
    {
        // All before 'low', where a line begins, is too early, and what begins at 'high' or later is not.
        var (low, high) = (0L, length);
        while (high - low > ForwardLines.Small)
        {
            var middle = low + ((high - low) / 2);
            if (FirstAfter(file, middle, high) is not var (line, time))
            {
                high = middle;
            }
            else if (time < since)
            {
                low = line.Next;
            }
            else
            {
                high = middle;
            }
        }

        foreach (var line in ForwardLines.Read(file, low, ForwardLines.Small))
        {
            if (line.Start >= length || LogLine.Read(line.Text, out _)?.Time >= since)
            {
                return Math.Min(line.Start, length);
            }
        }

        return length;
    }

    /// <summary>The first readable event of a line that begins in a part of the file.</summary>
    private static (RawLine Line, DateTimeOffset Time)? FirstAfter(Stream file, long from, long to)
    {
        // One byte earlier, so that a line that begins right here follows an end of line as well.
        foreach (var line in ForwardLines.Read(file, from - 1, ForwardLines.Small).Skip(1).TakeWhile(line => line.Start < to))
        {
            if (LogLine.Read(line.Text, out _) is { } read)
            {
                return (line, read.Time);
            }
        }

        return null;
    }
}
