using Akka.Actor;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>
/// A node's way to its coordinator across lives of the network: what is said while there is no way is lost, as on a network, and said again
/// by the node.
/// </summary>
internal sealed class CoordinatorLink : ICanTell
{
    private volatile IActorRef? _gateway;

    /// <summary>From now on messages go this way; null where there is none.</summary>
    public void Lead(IActorRef? gateway) => _gateway = gateway;

    /// <inheritdoc/>
    public void Tell(object message, IActorRef sender) => _gateway?.Tell(message, sender);
}
