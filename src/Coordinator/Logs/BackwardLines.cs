namespace ActorSearch.Coordinator.Logs;

/// <summary>Reads the lines of a file from its end, so that the last ones of a large file are found at once.</summary>
internal static class BackwardLines
{
    private const int Block = 64 * 1024;

    /// <summary>The lines before a place, the last one first.</summary>
    /// <param name="file">Can seek; it is left wherever reading ended.</param>
    /// <param name="end">Where a line begins, or the file ends.</param>
    public static IEnumerable<RawLine> Read(Stream file, long end)
    {
        // The buffer has the bytes of the file from 'start' on, the first 'length' of which are not given yet. The line that is looked for goes
        // to 'next'; where that is beyond the buffer, its end was dropped.
        var (start, length, next, hasEnd) = (end, 0, end, false);
        byte[] buffer = [];
        while (true)
        {
            var isWhole = next == start + length;
            if (isWhole)
            {
                hasEnd = length > 0 && buffer[length - 1] == '\n';
            }

            var stop = isWhole && hasEnd ? length - 1 : length;
            var before = buffer.AsSpan(0, stop).LastIndexOf((byte)'\n');
            if (before < 0 && start > 0)
            {
                (buffer, start, length) = Grow(file, buffer, start, length);
                continue;
            }

            if (length == 0)
            {
                yield break;
            }

            var from = before + 1;
            yield return RawLine.Parse(buffer.AsSpan(from, stop - from), start + from, next, hasEnd);
            (length, next) = (from, start + from);
        }
    }

    /// <summary>Takes in more of the file before the buffer; of a line that is too long the end is dropped.</summary>
    private static (byte[] Buffer, long Start, int Length) Grow(Stream file, byte[] buffer, long start, int length)
    {
        var kept = length > RawLine.Longest ? 0 : length;
        var more = (int)Math.Min(Math.Max(Block, kept), start);
        var larger = new byte[more + kept];
        file.Position = start - more;
        file.ReadExactly(larger, 0, more);
        buffer.AsSpan(0, kept).CopyTo(larger.AsSpan(more));
        return (larger, start - more, larger.Length);
    }
}
