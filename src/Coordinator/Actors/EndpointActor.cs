using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using Akka.Actor;
using Akka.Cluster;
using Akka.Event;

namespace ActorSearch.Coordinator.Actors;

/// <summary>
/// The actor that trainer nodes connect to. It ends with its network; the coordinator continues outside of it. A node that the
/// coordinator lost is removed from the cluster once it is unreachable. The split-brain resolver waits until the members are stable:
/// if nodes keep failing, lost nodes would accumulate until it decides, and their views could make it remove healthy nodes.
/// </summary>
internal sealed class EndpointActor : ReceiveActor
{
    /// <summary>The name in the actor's address.</summary>
    public const string Name = "coordinator";

    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly HashSet<Address> _givenUp = [], _unreachable = [];

    public EndpointActor(IActorRef coordinator)
    {
        Receive<IToCoordinator>(message =>
        {
            _givenUp.Remove(Sender.Path.Address);
            coordinator.Forward(message);
        });
        Receive<LeaseExpired>(gone =>
        {
            _givenUp.Add(gone.Node.Path.Address);
            TakeOut(gone.Node.Path.Address);
        });
        Receive<ClusterEvent.UnreachableMember>(gone =>
        {
            _unreachable.Add(gone.Member.Address);
            TakeOut(gone.Member.Address);
        });
        Receive<ClusterEvent.ReachableMember>(back => _unreachable.Remove(back.Member.Address));
        Receive<ClusterEvent.MemberRemoved>(removed =>
        {
            _givenUp.Remove(removed.Member.Address);
            _unreachable.Remove(removed.Member.Address);
            if (removed.PreviousStatus == MemberStatus.Down)
            {
                Context.GetLogger().Log(LogLevel.WarningLevel, null, new PlainLogMessage(PlainLogMessage.MemberRemoved, PlainLogMessage.HostOf(removed.Member.Address)));
            }
        });
        coordinator.Tell(new EndpointStarted());
    }

    /// <param name="coordinator">Receives the messages of nodes, with the node as sender.</param>
    public static Props Props(IActorRef coordinator) => Akka.Actor.Props.Create(() => new EndpointActor(coordinator));

    protected override void PreStart() => _cluster.Subscribe(
        Self,
        ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents,
        typeof(ClusterEvent.UnreachableMember),
        typeof(ClusterEvent.ReachableMember),
        typeof(ClusterEvent.MemberRemoved));

    private void TakeOut(Address node)
    {
        if (_givenUp.Contains(node) && _unreachable.Contains(node))
        {
            _cluster.Down(node);
        }
    }
}

/// <summary>A gate's first message to the coordinator: the network is up (again).</summary>
internal sealed record EndpointStarted;

/// <summary>Sent to the gate: a node was silent for longer than its lease.</summary>
/// <param name="Node">The node's actor.</param>
internal sealed record LeaseExpired(IActorRef Node);
