using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>
/// What follows from a transition, in order. The writes are committed first, as one; only then do the messages leave and the events
/// become known: commit before telling.
/// </summary>
public sealed class Effects
{
    /// <summary>To be stored.</summary>
    public List<StoreWrite> Writes { get; } = [];

    /// <summary>To be sent once the writes are committed.</summary>
    public List<Outgoing> Messages { get; } = [];

    /// <summary>To be logged.</summary>
    public List<SearchEvent> Events { get; } = [];

    /// <summary>All folds are in: the winner is to be picked and told with <see cref="SearchState.Select"/>.</summary>
    public bool SelectionDue { get; set; }

    /// <summary>Nothing is left to do.</summary>
    public bool Over { get; set; }

    internal void Send(NodeId node, IToTrainer message) => Messages.Add(new Outgoing(node, message));
}

/// <summary>A message and who it is for.</summary>
public readonly record struct Outgoing(NodeId Node, IToTrainer Message);
