namespace ActorSearch.Shared.Http;

/// <summary>How many requests are answered: so many a second, and so many at once after a pause. Safe for use from many threads.</summary>
/// <param name="perSecond">In the long run.</param>
/// <param name="atOnce">After a pause.</param>
/// <param name="time">Only its monotonic timestamps are used.</param>
public sealed class RequestBudget(double perSecond, double atOnce, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _taken;
    private long _looked;

    /// <summary>Takes one, if there is one.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _taken = Math.Max(0, _taken - (perSecond * time.GetElapsedTime(_looked, now).TotalSeconds));
            _looked = now;
            if (_taken > atOnce - 1)
            {
                return false;
            }

            _taken++;
            return true;
        }
    }
}
