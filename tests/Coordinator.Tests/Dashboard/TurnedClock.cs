namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>A clock that a test turns, and with it the timers that were set by it, each of which rings once.</summary>
internal sealed class TurnedClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            var timer = new Timer(() => callback(state), _now + dueTime.Ticks);
            _timers.Add(timer);
            return timer;
        }
    }

    public void Turn(TimeSpan by)
    {
        List<Timer> due;
        lock (_gate)
        {
            _now += by.Ticks;
            due = _timers.FindAll(timer => timer.Due <= _now);
            due.ForEach(timer => _timers.Remove(timer));
        }

        due.ForEach(timer => timer.Ring());
    }

    private sealed class Timer(Action ring, long due) : ITimer
    {
        private volatile bool _stopped;

        public long Due => due;

        public void Ring()
        {
            if (!_stopped)
            {
                ring();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => _stopped = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
