namespace ActorSearch.Shared.Protocol;

/// <summary>
/// What crosses a process border, and nothing else does: sealed records of plain data, without actor references, exceptions or data
/// sets. Delivery may fail, repeat and reorder; every handler is idempotent.
/// </summary>
public interface IWireMessage;

/// <summary>Said by a trainer node to the coordinator. Its sender is where answers go.</summary>
public interface IToCoordinator : IWireMessage
{
    /// <summary>Who says it.</summary>
    NodeId Node { get; }
}

/// <summary>Said by the coordinator to a trainer node.</summary>
public interface IToTrainer : IWireMessage;
