using System.Collections.Immutable;

namespace ActorSearch.Coordinator.Logs;

/// <summary>
/// The logs of all processes in a folder, merged by time: first the last events, or those since a time, then, in each round, the new ones.
/// An event that a trainer sent to the coordinator is shown once, from the trainer's own log if that is in the folder.
/// </summary>
/// <param name="folder">Where they are, now or later.</param>
/// <param name="follows">Whether rounds will come: then a half-written last line is waited for.</param>
internal sealed class LogTail(string folder, LogFilter filter, bool follows)
{
    private readonly Dictionary<string, LogCursor> _cursors = [];
    private readonly DuplicateWarnings _told = new();

    /// <summary>Unreadable lines so far.</summary>
    public BrokenLines Broken { get; } = new();

    /// <summary>The last events that are wanted.</summary>
    /// <param name="count">The largest number of events.</param>
    public IEnumerable<LogLine> Last(int count)
    {
        var processes = LogFile.In(folder);
        var last = processes.Select(_ => new Stack<LogLine>()).ToArray();
        var back = processes.Select(files => CursorOf(files.Key).ReadBack(files.Value, !follows)).ToArray();
        var taken = new List<(LogLine Line, int Process)>();
        foreach (var next in TimeMerge.Merge(back, line => line.Time, latest: true))
        {
            // Read from the end, the coordinator's copy comes before the trainer's event.
            var twin = _told.TwinOf(next.Item);
            if (twin is not null && DuplicateWarnings.IsForwarded(twin))
            {
                taken.RemoveAll(one => one.Line == twin);
            }

            if (twin is null || DuplicateWarnings.IsForwarded(twin))
            {
                taken.Add(next);
            }

            if (taken.Count == count)
            {
                break;
            }
        }

        taken.ForEach(one => last[one.Process].Push(one.Line));
        return ByTime(last);
    }

    /// <summary>The wanted events since a time, and all that stand behind the first of them in their files.</summary>
    public IEnumerable<LogLine> Since(DateTimeOffset since)
    {
        var processes = LogFile.In(folder);
        foreach (var (process, files) in processes)
        {
            CursorOf(process).GoTo(since, files);
        }

        return Read(processes);
    }

    /// <summary>The wanted events that came since the last call. The caller takes all of them before it asks again.</summary>
    public IEnumerable<LogLine> Round() => Read(LogFile.In(folder));

    private IEnumerable<LogLine> Read(ImmutableSortedDictionary<string, ImmutableArray<LogFile>> processes) =>
        ByTime([.. processes.Select(files => CursorOf(files.Key).Read(files.Value, !follows))]).Where(line => _told.TwinOf(line) is null);

    private static IEnumerable<LogLine> ByTime(IReadOnlyList<IEnumerable<LogLine>> processes) =>
        TimeMerge.Merge(processes, line => line.Time).Select(next => next.Item);

    private LogCursor CursorOf(string process) =>
        _cursors.TryGetValue(process, out var cursor) ? cursor : _cursors[process] = new LogCursor(filter, Broken);
}
