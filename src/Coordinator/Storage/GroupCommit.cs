using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Storage;

/// <summary>
/// Commits what waits, all of it at once, on a thread of its own: while one transaction is forced to the disk the next gathers. A search that is alone waits for the
/// disk once a second of training would be lost with the power, and gathers for at most a millisecond instead of the wait. What it reports comes from that thread. A disk that does not take a transaction is tried again, with pauses, until it does or the commit is disposed.
/// </summary>
public sealed class GroupCommit : IDisposable
{
    /// <summary>Training time that a loss of power may cost a search without trainers of its own.</summary>
    private const int MostLostMilliseconds = 1000;

    private const int MostGatheredMilliseconds = 1;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly IStudyLog _log;
    private readonly TimeProvider _time;
    private readonly Action<CommitReport> _report;
    private readonly bool _isAlone;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _closing = new();
    private List<IReadOnlyList<StoreWrite>> _waiting = [];
    private long _taken, _atStake;
    private bool _isDue, _isIdle;

    /// <param name="log">Used only here until this is disposed.</param>
    /// <param name="time">For the times in the tables.</param>
    /// <param name="report">Called after each commit; it must return at once.</param>
    /// <param name="isAlone">Whether no other process knows of what is committed, so that after a loss of power a part of it may be missing.</param>
    public GroupCommit(IStudyLog log, TimeProvider time, Action<CommitReport> report, bool isAlone = false)
    {
        (_log, _time, _report, _isAlone) = (log, time, report, isAlone);
        _thread = new Thread(Work) { Name = "study writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Adds writes that belong together; the n-th call is committed when a report says so of n.</summary>
    /// <param name="isDue">Whether these need not wait for more.</param>
    public void Add(IReadOnlyList<StoreWrite> writes, bool isDue = true)
    {
        lock (_gate)
        {
            _waiting.Add(writes);
            _isDue |= isDue;
            if (_isIdle || _isDue)
            {
                Monitor.Pulse(_gate);
            }
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
            while (Take() is { Count: > 0 } batch)
            {
                var start = _time.GetTimestamp();
                if (!Commit(batch))
                {
                    return;
                }

                _taken += batch.Count;
                _report(new CommitReport.Committed(_taken, _time.GetElapsedTime(start)));
            }
        }
        catch (StoreException e)
        {
            _report(new CommitReport.Broken(e.Sentence, e));
        }
    }

    private List<IReadOnlyList<StoreWrite>> Take()
    {
        lock (_gate)
        {
            _isIdle = true;
            while (_waiting.Count == 0 && !_closing.IsSet)
            {
                Monitor.Wait(_gate);
            }

            _isIdle = false;
            if (_isAlone && !_isDue && !_closing.IsSet)
            {
                Monitor.Wait(_gate, MostGatheredMilliseconds);
            }

            var batch = _waiting;
            (_waiting, _isDue) = ([], false);
            return batch;
        }
    }

    private bool Commit(List<IReadOnlyList<StoreWrite>> batch)
    {
        List<StoreWrite> writes = [.. batch.SelectMany(added => added)];
        _atStake += writes.Sum(MillisecondsOf);
        var isLasting = !_isAlone || _atStake >= MostLostMilliseconds || writes.Exists(write => write is StoreWrite.Finished);
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : pause)
        {
            try
            {
                if (writes.Count > 0)
                {
                    _log.Commit(writes, _time.GetUtcNow(), isLasting);
                }

                if (isLasting) _atStake = 0;

                return true;
            }
            catch (StoreException e) when (e.MayPass)
            {
                _report(new CommitReport.Stalled(e.Sentence));
                if (_closing.Wait(pause))
                {
                    return false;
                }
            }
        }
    }

    private static long MillisecondsOf(StoreWrite write) => write switch
    {
        StoreWrite.FoldCounted counted => counted.Trained?.Milliseconds ?? 0,
        StoreWrite.RefitCounted counted => counted.Trained?.Milliseconds ?? 0,
        StoreWrite.OutOfFoldCounted counted => counted.Trained?.Milliseconds ?? 0,
        _ => 0,
    };
}
