using ActorSearch.Shared.Protocol;
using Akka.Actor;

namespace ActorSearch.Coordinator.Actors;

/// <summary>Where trainer nodes find the coordinator in one life of the network; the coordinator lives outside of it and goes on.</summary>
internal sealed class GateActor : ReceiveActor
{
    /// <summary>The name by which trainer nodes call it.</summary>
    public const string Name = "coordinator";

    public GateActor(IActorRef coordinator) => Receive<IToCoordinator>(coordinator.Forward);

    /// <summary>How to make one.</summary>
    /// <param name="coordinator">Hears what nodes say, from them.</param>
    public static Props Props(IActorRef coordinator) => Akka.Actor.Props.Create(() => new GateActor(coordinator));
}
