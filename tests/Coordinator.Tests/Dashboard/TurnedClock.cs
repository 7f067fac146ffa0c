namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>A clock that a test turns; what waits for it goes on when it is turned.</summary>
internal sealed class TurnedClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Waiting> _waiting = [];
    private readonly TaskCompletionSource _waited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _now;

    /// <summary>Ends when somebody waits for the clock for the first time.</summary>
    public Task Waited => _waited.Task;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Turn(TimeSpan by)
    {
        Waiting[] due;
        lock (_gate)
        {
            _now += by.Ticks;
            due = [.. _waiting.Where(timer => timer.Due <= _now)];
            _waiting.RemoveAll(timer => timer.Due <= _now);
        }

        Array.ForEach(due, timer => timer.Call());
    }

    /// <summary>A timer that rings once.</summary>
    private sealed class Waiting(TurnedClock clock, Action call) : ITimer
    {
        public long Due { get; private set; }

        public void Call() => call();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            lock (clock._gate)
            {
                clock._waiting.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime.Ticks;
                    clock._waiting.Add(this);
                    clock._waited.TrySetResult();
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._waiting.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
