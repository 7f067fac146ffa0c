namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>Folds a second over the last minute, from looks now and then. Belongs to one thread.</summary>
internal sealed class Pace
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1), Step = TimeSpan.FromSeconds(1);

    private readonly Queue<(TimeSpan At, int Done)> _looks = new();
    private (TimeSpan At, int Done)? _last;

    /// <summary>So many are counted now.</summary>
    /// <returns>Folds a second.</returns>
    public double Look(TimeSpan now, int done)
    {
        if (_last is null || now - _last.Value.At >= Step)
        {
            _looks.Enqueue((now, done));
            _last = (now, done);
        }

        while (_looks.Count > 2 && now - _looks.Peek().At > Window)
        {
            _looks.Dequeue();
        }

        var (since, before) = _looks.Peek();
        return now > since ? Math.Max(0, done - before) / (now - since).TotalSeconds : 0;
    }
}
