namespace ActorSearch.Coordinator.State.Costs;

/// <summary>
/// The time for the remaining folds: their expected cost, divided by the recently busy slots and their share of time in training.
/// Running trainings count as done in proportion to their time so far.
/// </summary>
internal sealed class TimeLeft
{
    /// <summary>How long a moment counts, milliseconds.</summary>
    private const double Memory = 30_000;

    private TimeSpan _last;
    private double _busyTime, _trained, _lateBusy, _late;
    private int _busy;

    /// <summary>So many slots were busy until now. Time in which this process stood still is left out, and that before the first work.</summary>
    /// <param name="now">The search's monotonic time.</param>
    /// <param name="busy">Slots that train from now on.</param>
    /// <param name="slept">Whether this process was away.</param>
    public void Pass(TimeSpan now, int busy, bool slept)
    {
        var passed = (now - _last).TotalMilliseconds;
        if (!slept && passed > 0 && (_busy > 0 || _late > 0))
        {
            var kept = Math.Exp(-passed / Memory);
            _busyTime += _busy * passed;
            _lateBusy = (kept * _lateBusy) + (_busy * passed);
            _late = (kept * _late) + passed;
        }

        (_last, _busy) = (now, busy);
    }

    /// <summary>A fold was counted that took so many milliseconds. The expected costs have the same shortest time, so the ratio of both is right for shorter folds too.</summary>
    public void Counted(int milliseconds) => _trained += Math.Max(milliseconds, FoldCosts.Shortest);

    /// <summary>The time left; null while no slot trains.</summary>
    /// <param name="cost">Milliseconds that the folds that are not counted are expected to take on one slot.</param>
    /// <param name="folds">How many they are.</param>
    public TimeSpan? Estimate(double cost, long folds)
    {
        var slots = _late > 0 ? _lateBusy / _late : 0;
        if (folds <= 0 || slots < 0.01 || _busyTime <= 0)
        {
            return null;
        }

        var underWay = Math.Clamp(_busyTime - _trained, 0, Math.Min(slots, folds) * (cost / folds) / 2);
        var share = Math.Clamp((_trained + underWay) / _busyTime, 0.01, 1);
        var left = (cost - underWay) / share / Math.Min(slots, folds);
        return double.IsFinite(left) ? TimeSpan.FromMilliseconds(Math.Min(left, TimeSpan.FromDays(10_000).TotalMilliseconds)) : null;
    }
}
