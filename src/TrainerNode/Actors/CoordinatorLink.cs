using Akka.Actor;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>
/// A node's connection to its coordinator across actor systems: messages without a connection are lost, like on a network, and sent again
/// by the node.
/// </summary>
internal sealed class CoordinatorLink : ICanTell
{
    private volatile IActorRef? _gateway;

    /// <summary>Sets the connection for the next messages; null if there is none.</summary>
    public void Lead(IActorRef? gateway) => _gateway = gateway;

    /// <inheritdoc/>
    public void Tell(object message, IActorRef sender) => _gateway?.Tell(message, sender);
}
