using ActorSearch.Shared.Protocol;
using Akka.Actor;
using Akka.Cluster;

namespace ActorSearch.Coordinator.Actors;

/// <summary>
/// Where trainer nodes find the coordinator in one life of the network; the coordinator lives outside of it and goes on. A node that the
/// coordinator gave up leaves the cluster too once it cannot be reached. The resolver of split brains waits until nothing changes any more:
/// where nodes keep dying the dead would pile up until it decided, and their own views of others might take the living along.
/// </summary>
internal sealed class GateActor : ReceiveActor
{
    /// <summary>The name by which trainer nodes call it.</summary>
    public const string Name = "coordinator";

    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly HashSet<Address> _givenUp = [], _unreachable = [];

    public GateActor(IActorRef coordinator)
    {
        Receive<IToCoordinator>(message =>
        {
            _givenUp.Remove(Sender.Path.Address);
            coordinator.Forward(message);
        });
        Receive<GivenUp>(gone =>
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
        });
        coordinator.Tell(new GateOpened());
    }

    /// <summary>How to make one.</summary>
    /// <param name="coordinator">Hears what nodes say, from them.</param>
    public static Props Props(IActorRef coordinator) => Akka.Actor.Props.Create(() => new GateActor(coordinator));

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

/// <summary>A gate's first word to the coordinator: the network lives, or lives again.</summary>
internal sealed record GateOpened;

/// <summary>The coordinator's word to the gate: a node was silent for longer than its lease.</summary>
/// <param name="Node">Who spoke for it.</param>
internal sealed record GivenUp(IActorRef Node);
