namespace ActorSearch.Coordinator.Actors;

/// <summary>Time has passed: leases can have expired.</summary>
internal sealed record Tick
{
    public static Tick Instance { get; } = new();
}

/// <summary>The progress is due to be reported.</summary>
internal sealed record ProgressDue
{
    public static ProgressDue Instance { get; } = new();
}
