namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>Folds a second over the last minute, from what the search reports of itself. Safe for use from many threads.</summary>
internal sealed class FoldRate
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1), Step = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<(TimeSpan At, int Done)> _reports = new();
    private TimeSpan _kept;
    private int _done;

    /// <summary>So many folds are counted now.</summary>
    public void Report(TimeSpan now, int done)
    {
        lock (_gate)
        {
            _done = done;
            if (_reports.Count == 0 || now - _kept >= Step)
            {
                _reports.Enqueue((now, done));
                _kept = now;
            }
        }
    }

    /// <summary>Folds a second, over as much of the last minute as there are reports of; 0 without any.</summary>
    public double At(TimeSpan now)
    {
        lock (_gate)
        {
            while (_reports.TryPeek(out var oldest) && now - oldest.At > Window)
            {
                _reports.Dequeue();
            }

            return _reports.TryPeek(out var first) && now > first.At ? Math.Max(0, _done - first.Done) / (now - first.At).TotalSeconds : 0;
        }
    }
}
