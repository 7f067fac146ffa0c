namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>A clock that a test turns.</summary>
internal sealed class TurnedClock : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(_now);

    public void Turn(TimeSpan by) => _now += by.Ticks;
}
