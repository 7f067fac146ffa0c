namespace ActorSearch.TrainerNode.Actors;

/// <summary>Asks a node for a heartbeat now: at regular times, and when the connection is new.</summary>
internal sealed record HeartbeatDue
{
    public static HeartbeatDue Instance { get; } = new();
}
