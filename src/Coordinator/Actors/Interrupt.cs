using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Hand out no more work, wait for this process's own node to leave, and end; what trainer nodes have goes on there.</summary>
/// <param name="Own">The node to wait for; null where there is none.</param>
internal sealed record Interrupt(NodeId? Own);

/// <summary>The node had its time to leave.</summary>
internal sealed record GiveUpWaiting
{
    public static GiveUpWaiting Instance { get; } = new();
}
