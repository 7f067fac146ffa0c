namespace ActorSearch.Shared.Protocol;

/// <summary>Said by a trainer node to the coordinator; its sender is where answers go. Delivery may fail, repeat and reorder.</summary>
public interface IToCoordinator : IWireMessage
{
    NodeId Node { get; }
}
