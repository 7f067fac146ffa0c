using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Hand out no more work, wait until this process's own node has left, and end; other nodes continue their trainings.</summary>
/// <param name="Own">The node to wait for, or null.</param>
internal sealed record Interrupt(NodeId? Own);

/// <summary>The time for the own node to leave is over.</summary>
internal sealed record LeaveTimeout
{
    public static LeaveTimeout Instance { get; } = new();
}
