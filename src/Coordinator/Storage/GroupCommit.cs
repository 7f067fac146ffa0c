using ActorSearch.Coordinator.State.Facts;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage;

/// <summary>
/// Commits what waits, all of it at once, on a thread of its own: while one transaction is forced to the disk the next gathers. What it
/// reports comes from that thread. A disk that does not take a transaction is tried again, with pauses, until it does or the commit is disposed.
/// </summary>
public sealed class GroupCommit : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly StudyStore _store;
    private readonly TimeProvider _time;
    private readonly Action<CommitReport> _report;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _closing = new();
    private List<IReadOnlyList<StoreWrite>> _waiting = [];
    private long _taken;

    /// <param name="store">Used only here until this is disposed.</param>
    /// <param name="time">For the times in the tables.</param>
    /// <param name="report">Called after each commit; it must return at once.</param>
    public GroupCommit(StudyStore store, TimeProvider time, Action<CommitReport> report)
    {
        (_store, _time, _report) = (store, time, report);
        _thread = new Thread(Work) { Name = "study writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Adds writes that belong together; the n-th call is committed when a report says so of n.</summary>
    public void Add(IReadOnlyList<StoreWrite> writes)
    {
        lock (_gate)
        {
            _waiting.Add(writes);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Commits what waits, if the disk takes it at once, and ends.</summary>
    public void Dispose()
    {
        if (!_thread.IsAlive)
        {
            return;
        }

        lock (_gate)
        {
            _closing.Set();
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Work()
    {
        try
        {
            using var writer = new StudyWriter(_store.Connection, _time);
            while (Take() is { Count: > 0 } batch)
            {
                var start = _time.GetTimestamp();
                if (!Commit(writer, batch))
                {
                    return;
                }

                _taken += batch.Count;
                _report(new CommitReport.Committed(_taken, _time.GetElapsedTime(start)));
            }
        }
        catch (SqliteException e)
        {
            _report(new CommitReport.Broken(StoreTrouble.Of(e), e));
        }
    }

    private List<IReadOnlyList<StoreWrite>> Take()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closing.IsSet)
            {
                Monitor.Wait(_gate);
            }

            var batch = _waiting;
            _waiting = [];
            return batch;
        }
    }

    private bool Commit(StudyWriter writer, List<IReadOnlyList<StoreWrite>> batch)
    {
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : pause)
        {
            try
            {
                CommitOnce(writer, batch);
                return true;
            }
            catch (SqliteException e) when (StoreTrouble.MayPass(e))
            {
                _report(new CommitReport.Stalled(StoreTrouble.Of(e)));
                if (_closing.Wait(pause))
                {
                    return false;
                }
            }
        }
    }

    private static void CommitOnce(StudyWriter writer, List<IReadOnlyList<StoreWrite>> batch)
    {
        if (batch.TrueForAll(writes => writes.Count == 0))
        {
            return;
        }

        writer.Begin();
        try
        {
            foreach (var write in batch.SelectMany(writes => writes))
            {
                writer.Write(write);
            }

            writer.Commit();
        }
        catch (SqliteException)
        {
            try
            {
                writer.Rollback();
            }
            catch (SqliteException)
            {
                // SQLite has rolled back by itself, for example because the disk is full.
            }

            throw;
        }
    }
}

/// <summary>The outcome of writes.</summary>
public abstract record CommitReport
{
    private CommitReport()
    {
    }

    /// <summary>The first so many additions are on the disk.</summary>
    /// <param name="Took">How long the last of the transactions took, tries that failed included.</param>
    public sealed record Committed(long Additions, TimeSpan Took) : CommitReport;

    /// <summary>The disk does not take the next ones; it is tried again.</summary>
    /// <param name="Sentence">Why, for people.</param>
    public sealed record Stalled(string Sentence) : CommitReport;

    /// <summary>No more is written: the file is damaged, or was to hold what it must not.</summary>
    public sealed record Broken(string Sentence, Exception Error) : CommitReport;
}
