using System.Collections.Immutable;

namespace ActorSearch.Coordinator.Logs;

/// <summary>How far one process's log is read: which of its files, and where in it. Files may grow, roll and be taken away meanwhile.</summary>
/// <param name="broken">Counts what cannot be read.</param>
internal sealed class LogCursor(LogFilter filter, BrokenLines broken)
{
    /// <summary>A file begins with the time of its first event; this many bytes distinguish it from another file of the same name.</summary>
    private const int HeadLength = 40;

    private LogFile? _file;
    private byte[] _head = [];
    private long _place;

    /// <summary>The events that were written since the last call, in their order; a half-written last line is left for the next call.</summary>
    /// <param name="files">The process's files as they are now.</param>
    /// <param name="isEnd">Nothing follows: the last line counts as it is.</param>
    public IEnumerable<LogLine> Read(ImmutableArray<LogFile> files, bool isEnd)
    {
        if (_file is not null && files.All(file => file.Number < _file.Number))
        {
            // The log was deleted and started again.
            _file = null;
        }

        foreach (var file in files.Where(file => _file is null || file.Number >= _file.Number))
        {
            // The list of files is older than what is read here: where a later file was listed, this one is whole.
            var isWhole = isEnd || file != files[^1];
            using var stream = OpenIfThere(file);
            if (stream is null)
            {
                continue;
            }

            Follow(file, stream);
            foreach (var raw in ForwardLines.Read(stream, _place).TakeWhile(raw => raw.HasEnd || isWhole))
            {
                _place = raw.Next;
                if (filter.MayPass(raw.Text) && broken.Read(file, raw) is { } line && filter.Passes(line))
                {
                    yield return line;
                }
            }
        }
    }

    /// <summary>Goes to where the events since a time begin.</summary>
    public void GoTo(DateTimeOffset since, ImmutableArray<LogFile> files)
    {
        foreach (var file in files.Reverse())
        {
            using var stream = OpenIfThere(file);
            if (stream is not null)
            {
                Enter(file, stream, SinceSearch.Find(stream, stream.Length, since));
                if (_place > 0)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Goes to the end of what is written, and gives the wanted events before it, the last one first.</summary>
    /// <param name="isEnd">As for <see cref="Read"/>.</param>
    public IEnumerable<LogLine> ReadBack(ImmutableArray<LogFile> files, bool isEnd)
    {
        // Entered now, and read when it is asked for: what is written in between is for the next call of Read.
        var ends = files.Reverse().Select(file => (File: file, End: Enter(file, files, isEnd))).ToArray();
        return from part in ends
               from raw in Back(part.File, part.End)
               where filter.MayPass(raw.Text)
               let line = broken.Read(part.File, raw)
               where line is not null && filter.Passes(line)
               select line;
    }

    private long Enter(LogFile file, ImmutableArray<LogFile> files, bool isEnd)
    {
        using var stream = OpenIfThere(file);
        if (stream is null)
        {
            return 0;
        }

        var end = stream.Length;
        if (file == files[^1] && !isEnd && BackwardLines.Read(stream, end).FirstOrDefault() is { HasEnd: false, Text: not null } half)
        {
            end = half.Start;
        }

        if (file == files[^1])
        {
            Enter(file, stream, end);
        }

        return end;
    }

    private static IEnumerable<RawLine> Back(LogFile file, long end)
    {
        using var stream = OpenIfThere(file);
        if (stream is null)
        {
            yield break;
        }

        foreach (var raw in BackwardLines.Read(stream, Math.Min(end, stream.Length)))
        {
            yield return raw;
        }
    }

    /// <summary>Continues in the file, or begins it, if it is the next one or another one of the same name.</summary>
    private void Follow(LogFile file, FileStream stream)
    {
        if (_file != file || stream.Length < _place || !HeadOf(stream).AsSpan().StartsWith(_head))
        {
            Enter(file, stream, 0);
        }
        else if (_head.Length < HeadLength)
        {
            _head = HeadOf(stream);
        }
    }

    private void Enter(LogFile file, FileStream stream, long place) => (_file, _head, _place) = (file, HeadOf(stream), place);

    private static byte[] HeadOf(FileStream stream)
    {
        var head = new byte[HeadLength];
        stream.Position = 0;
        return head[..stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
    }

    private static FileStream? OpenIfThere(LogFile file)
    {
        try
        {
            return file.Open();
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // Of a log that rolls the oldest file is taken away, and a folder may be deleted.
            return null;
        }
    }
}
