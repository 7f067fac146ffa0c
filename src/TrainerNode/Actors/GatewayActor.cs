using ActorSearch.Shared.Protocol;
using Akka.Actor;
using Akka.Cluster;
using Akka.Remote;
using Serilog;
using Serilog.Events;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>
/// A node's connection to the coordinator in one actor system. It asks for another system when this one cannot reach the coordinator, for example after a
/// partition or a restart of the coordinator; the node is outside of it and continues.
/// </summary>
internal sealed class GatewayActor : ReceiveActor, IWithTimers
{
    private const string Role = "coordinator";

    private readonly IActorRef _node;
    private readonly TaskCompletionSource<string> _refused;
    private readonly Action<string, LogEventLevel> _renew;
    private readonly ILogger _log;
    private (string Study, int Epoch)? _served;

    public GatewayActor(IActorRef node, ICanTell coordinator, TaskCompletionSource<string> refused, Action<string, LogEventLevel> renew, ILogger log)
    {
        (_node, _refused, _renew, _log) = (node, refused, renew, log);
        Receive<IToCoordinator>(message => coordinator.Tell(message, Self));
        Receive<IToTrainer>(Hear);
        Receive<ClusterEvent.MemberUp>(up =>
        {
            if (up.Member.UniqueAddress == Cluster.Get(Context.System).SelfUniqueAddress)
            {
                _log.Information("ClusterJoined: this node is in the coordinator's cluster as {Address:l}", up.Member.Address.ToString());
            }
        });
        Receive<ClusterEvent.UnreachableMember>(gone =>
        {
            if (gone.Member.HasRole(Role))
            {
                _log.Warning("CoordinatorLost: lost contact with the coordinator; training continues and results are kept");
                Timers.StartSingleTimer(Silence.Instance, Silence.Instance, LongestSilence);
            }
        });
        Receive<Silence>(_ => _renew("The coordinator sends no heartbeat.", LogEventLevel.Warning));
        Receive<ClusterEvent.ReachableMember>(back =>
        {
            if (back.Member.HasRole(Role))
            {
                _log.Information("CoordinatorBack: contact with the coordinator is restored");
                Timers.Cancel(Silence.Instance);
            }
        });
        Receive<ClusterEvent.MemberRemoved>(removed =>
        {
            if (removed.Member.HasRole(Role))
            {
                _renew("The coordinator left the cluster.", LogEventLevel.Information);
            }
        });
        Receive<ThisActorSystemQuarantinedEvent>(_ => _renew("The coordinator has closed this node's connection.", LogEventLevel.Warning));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    // The split-brain resolver decides earlier, but not for a node that lost its connection while it joined.
    private static TimeSpan LongestSilence => Context.System.Settings.Config.GetTimeSpan("akka.cluster.split-brain-resolver.stable-after") * 1.5;

    /// <param name="node">Where the coordinator's messages go.</param>
    /// <param name="coordinator">Where it is.</param>
    /// <param name="refused">Gets the coordinator's sentence if it does not take the node.</param>
    /// <param name="renew">Ends this actor system for a reason, so that another follows.</param>
    public static Props Props(
        IActorRef node, ICanTell coordinator, TaskCompletionSource<string> refused, Action<string, LogEventLevel> renew, ILogger log) =>
        Akka.Actor.Props.Create(() => new GatewayActor(node, coordinator, refused, renew, log));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Cluster.Get(Context.System).Subscribe(
            Self,
            ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents,
            typeof(ClusterEvent.MemberUp),
            typeof(ClusterEvent.MemberRemoved),
            typeof(ClusterEvent.UnreachableMember),
            typeof(ClusterEvent.ReachableMember));
        Context.System.EventStream.Subscribe(Self, typeof(ThisActorSystemQuarantinedEvent));

        // Work that was lost together with the previous connection would wait for its lease; so the coordinator gets a list of what
        // the node really has.
        _node.Tell(new RegisterAgain());
        _node.Tell(Beat.Instance);
    }

    private void Hear(IToTrainer message)
    {
        if (message is Refused refused)
        {
            // The node ends on this message; the reason must be known before.
            _refused.TrySetResult(refused.Reason);
        }

        _node.Tell(message);
        switch (message)
        {
            case Registered registered:
                if (_served is { } served && served != (registered.Study, registered.Epoch))
                {
                    _renew("The coordinator was restarted.", LogEventLevel.Warning);
                }

                _served = (registered.Study, registered.Epoch);
                break;
            case SearchOver:
                _log.Information("SearchOver: the search is over; this node waits for the next one");
                break;
            case CoordinatorLeaves:
                _log.Information("CoordinatorLeaves: the coordinator stops before the search is over; training continues, and results are kept until it is back");
                break;
        }
    }

    private sealed record Silence
    {
        public static Silence Instance { get; } = new();
    }
}
