using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>
/// The effects of a transition, in order. The writes are committed first, in one transaction; only then are the messages sent and the
/// events published.
/// </summary>
public sealed class Effects
{
    public List<StoreWrite> Writes { get; } = [];

    /// <summary>To be sent once the writes are committed.</summary>
    public List<Outgoing> Messages { get; } = [];

    public List<SearchEvent> Events { get; } = [];

    /// <summary>All folds are recorded: the winner is due, see <see cref="SearchState.Select"/>.</summary>
    public bool SelectionDue { get; set; }

    /// <summary>What a decision was made with does not hold any more: the rest of the search is that of <see cref="SearchState.Again"/>.</summary>
    public bool DecidesAgain { get; set; }

    /// <summary>Nothing is left to do.</summary>
    public bool Over { get; set; }

    internal void Send(NodeId node, IToTrainer message) => Messages.Add(new Outgoing(node, message));
}

/// <summary>A message and who it is for.</summary>
public readonly record struct Outgoing(NodeId Node, IToTrainer Message);
