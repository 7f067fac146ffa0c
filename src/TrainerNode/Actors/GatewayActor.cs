using ActorSearch.Shared.Protocol;
using Akka.Actor;
using Akka.Cluster;
using Akka.Remote;
using Serilog;
using Serilog.Events;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>
/// A node's mouth and ear in one life of the network. It asks for another one when this no longer leads to the coordinator, as after a
/// partition or a restart of the coordinator; the node lives outside of it and goes on.
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
                _log.Warning("CoordinatorLost: no word comes from the coordinator; training goes on and results are kept");
                Timers.StartSingleTimer(Silence.Instance, Silence.Instance, LongestSilence);
            }
        });
        Receive<Silence>(_ => _renew("The coordinator is not heard any more.", LogEventLevel.Warning));
        Receive<ClusterEvent.ReachableMember>(back =>
        {
            if (back.Member.HasRole(Role))
            {
                _log.Information("CoordinatorBack: the coordinator is heard again");
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
        Receive<ThisActorSystemQuarantinedEvent>(_ => _renew("The coordinator has given up this node's connection.", LogEventLevel.Warning));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    // The resolver of split brains decides sooner, but not for a node that was cut off while it joined.
    private static TimeSpan LongestSilence => Context.System.Settings.Config.GetTimeSpan("akka.cluster.split-brain-resolver.stable-after") * 1.5;

    /// <summary>How to make one.</summary>
    /// <param name="node">Where the coordinator's messages go.</param>
    /// <param name="coordinator">Where it is.</param>
    /// <param name="refused">Gets the coordinator's sentence if it does not take the node.</param>
    /// <param name="renew">Ends this life for the reason that it is given, so that another follows.</param>
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

        // What was given to the node over the network before, and got lost with it, would wait for its lease; so the coordinator is told what
        // the node really has.
        _node.Tell(new RegisterAgain());
        _node.Tell(Beat.Instance);
    }

    private void Hear(IToTrainer message)
    {
        if (message is Refused refused)
        {
            // The node ends when it hears this; by then it must be known why.
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
                _log.Information("SearchOver: there is no more work; this node waits for the next search");
                break;
            case CoordinatorLeaves:
                _log.Information("CoordinatorLeaves: the coordinator ends before the search does; training goes on, and results are kept until it is back");
                break;
        }
    }

    private sealed record Silence
    {
        public static Silence Instance { get; } = new();
    }
}
