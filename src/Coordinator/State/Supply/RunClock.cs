namespace ActorSearch.Coordinator.State.Supply;

/// <summary>How long this run has lasted, by the times that the state was given.</summary>
internal sealed class RunClock
{
    private TimeSpan _begun;

    /// <summary>The time since the run began, pauses included.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>The run begins.</summary>
    public void Begin(TimeSpan now) => _begun = now;

    /// <summary>Time passes.</summary>
    public void Pass(TimeSpan now) => Elapsed = now - _begun;
}
