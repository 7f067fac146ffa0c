namespace ActorSearch.Coordinator.Actors;

/// <summary>Time has passed: leases may have run out.</summary>
internal sealed record Tick
{
    public static Tick Instance { get; } = new();
}

/// <summary>Whoever looks on is to be told how far the search is.</summary>
internal sealed record ProgressDue
{
    public static ProgressDue Instance { get; } = new();
}
