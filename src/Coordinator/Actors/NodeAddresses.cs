using ActorSearch.Shared.Protocol;
using Akka.Actor;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Where nodes are reached: at the sender of the last message of each.</summary>
internal sealed class NodeAddresses
{
    private readonly Dictionary<NodeId, IActorRef> _nodes = [];

    /// <summary>Passes messages of nodes on; it is told which of them are given up.</summary>
    public IActorRef Gate { get; set; } = ActorRefs.Nobody;

    public void Heard(NodeId node, IActorRef sender) => _nodes[node] = sender;

    public void GiveUp(NodeId node)
    {
        if (_nodes.Remove(node, out var silent)) Gate.Tell(new LeaseExpired(silent));
    }

    public void Tell(NodeId node, IToTrainer message)
    {
        if (_nodes.TryGetValue(node, out var actor)) actor.Tell(message);
    }

    public void TellAll(IToTrainer message)
    {
        foreach (var node in _nodes.Values) node.Tell(message);
    }
}
