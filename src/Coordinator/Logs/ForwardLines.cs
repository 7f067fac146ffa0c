namespace ActorSearch.Coordinator.Logs;

/// <summary>Reads the lines of a file one after the other.</summary>
internal static class ForwardLines
{
    /// <summary>Enough that a large file is read at the disk's speed.</summary>
    public const int Large = 256 * 1024;

    /// <summary>Enough for a few lines.</summary>
    public const int Small = 4 * 1024;

    /// <summary>The lines from a place on to where the file ends now.</summary>
    /// <param name="file">Can seek; it is left wherever reading ended.</param>
    /// <param name="start">Where a line begins.</param>
    /// <param name="block">Bytes that are read at a time.</param>
    public static IEnumerable<RawLine> Read(Stream file, long start, int block = Large)
    {
        file.Position = start;
        var buffer = new byte[block];
        byte[]? cut = null;
        var (filled, searched) = (0, 0);
        while (true)
        {
            var read = file.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            var from = 0;
            for (var end = IndexOfEnd(buffer, searched, filled); end >= 0; end = IndexOfEnd(buffer, from, filled))
            {
                yield return RawLine.Parse(cut ?? buffer.AsSpan(from, end - from), start, start + (end - from) + 1, true);
                start += end - from + 1;
                (from, cut) = (end + 1, null);
            }

            if (read == 0)
            {
                if (filled > from || cut is not null)
                {
                    yield return RawLine.Parse(cut ?? buffer.AsSpan(from, filled - from), start, start + (filled - from), false);
                }

                yield break;
            }

            buffer.AsSpan(from, filled - from).CopyTo(buffer);
            (filled, searched) = (filled - from, filled - from);
            if (filled == buffer.Length && filled < RawLine.Longest)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }
            else if (filled == buffer.Length)
            {
                // Too long: its beginning stands for it, and it ends with the next end of line.
                cut ??= [.. buffer];
                start += filled;
                (filled, searched) = (0, 0);
            }
        }
    }

    private static int IndexOfEnd(byte[] buffer, int from, int to)
    {
        var index = buffer.AsSpan(from, to - from).IndexOf((byte)'\n');
        return index < 0 ? -1 : from + index;
    }
}
