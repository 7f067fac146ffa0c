namespace ActorSearch.Coordinator.Actors;

/// <summary>Hand out no more work, wait for the nodes to leave, and end.</summary>
internal sealed record Interrupt
{
    public static Interrupt Instance { get; } = new();
}

/// <summary>The nodes had their time to leave.</summary>
internal sealed record GiveUpWaiting
{
    public static GiveUpWaiting Instance { get; } = new();
}
