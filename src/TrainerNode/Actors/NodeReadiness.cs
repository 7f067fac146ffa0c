namespace ActorSearch.TrainerNode.Actors;

/// <summary>Whether a trainer node can be given work. Its actors write it, probes read it from any thread.</summary>
public sealed class NodeReadiness
{
    /// <summary>The reason at first, and whenever no coordinator has the node.</summary>
    internal const string Unregistered = "The node is not registered with a coordinator.";

    private volatile string? _node = Unregistered;
    private volatile bool _hasJoined, _isLost;

    /// <summary>Why not, in a sentence; null where it can.</summary>
    public string? Reason => _node
        ?? (!_hasJoined ? "The node has not joined the coordinator's cluster."
        : _isLost ? "The node has lost contact with the coordinator."
        : null);

    /// <summary>What the node says of itself.</summary>
    /// <param name="reason">Null: it is registered, has the data and does not drain.</param>
    internal void Look(string? reason) => _node = reason;

    internal void Join() => _hasJoined = true;

    internal void Leave() => _hasJoined = false;

    /// <summary>Contact with the coordinator is lost or restored.</summary>
    internal void Lose(bool isLost) => _isLost = isLost;
}
