using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors.Delivery;
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
    private readonly TimeProvider _time;
    private readonly NodeReadiness? _readiness;
    private JoinWatch? _watch = new(Setting("akka.cluster.failure-detector.acceptable-heartbeat-pause"));
    private bool _isLost;
    private (string Study, int Epoch)? _served;

    public GatewayActor(
        IActorRef node, ICanTell coordinator, TaskCompletionSource<string> refused, Action<string, LogEventLevel> renew, ILogger log, TimeProvider time,
        NodeReadiness? readiness)
    {
        (_node, _refused, _renew, _log, _time, _readiness) = (node, refused, renew, log, time, readiness);
        Receive<IToCoordinator>(message => coordinator.Tell(message, Self));
        Receive<IToTrainer>(message =>
        {
            HearBeforeJoin();
            Hear(message);
        });
        Receive<ActorIdentity>(answer =>
        {
            if (answer.Subject is not null) HearBeforeJoin();
        });
        Receive<Question>(_ =>
        {
            if (_watch?.IsSilent(Now) == true) LoseContact();
            coordinator.Tell(new Identify(""), Self);
        });
        Receive<ClusterEvent.MemberUp>(up =>
        {
            if (up.Member.UniqueAddress == Cluster.Get(Context.System).SelfUniqueAddress)
            {
                _log.Information(LogEvents.ClusterJoined + ": this node is in the coordinator's cluster as {Address:l}", up.Member.Address.ToString());
                HearBeforeJoin();
                _watch = null;
                Timers.Cancel(Question.Instance);
                _readiness?.Join();
            }
        });
        Receive<ClusterEvent.UnreachableMember>(gone =>
        {
            if (gone.Member.HasRole(Role)) LoseContact();
        });
        Receive<Silence>(_ => _renew("The coordinator sends no heartbeat.", LogEventLevel.Warning));
        Receive<ClusterEvent.ReachableMember>(back =>
        {
            if (back.Member.HasRole(Role)) RestoreContact();
        });
        Receive<ClusterEvent.MemberRemoved>(removed =>
        {
            if (removed.Member.HasRole(Role))
            {
                _renew("The coordinator left the cluster.", LogEventLevel.Information);
            }
            else if (removed.PreviousStatus == MemberStatus.Down && removed.Member.UniqueAddress != Cluster.Get(Context.System).SelfUniqueAddress)
            {
                _log.Warning(PlainLogMessage.MemberRemoved, PlainLogMessage.HostOf(removed.Member.Address));
            }
        });
        Receive<ThisActorSystemQuarantinedEvent>(_ => _renew("The coordinator has closed this node's connection.", LogEventLevel.Warning));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    // The split-brain resolver decides earlier, but not for a node that lost its connection while it joined.
    private static TimeSpan LongestSilence => Setting("akka.cluster.split-brain-resolver.stable-after") * 1.5;

    private TimeSpan Now => _time.GetElapsedTime(0);

    /// <param name="node">Where the coordinator's messages go.</param>
    /// <param name="coordinator">Where it is.</param>
    /// <param name="refused">Gets the coordinator's sentence if it does not take the node.</param>
    /// <param name="renew">Ends this actor system for a reason, so that another follows.</param>
    /// <param name="time">Only its monotonic timestamps are used.</param>
    /// <param name="readiness">Null where no probe asks.</param>
    public static Props Props(
        IActorRef node, ICanTell coordinator, TaskCompletionSource<string> refused, Action<string, LogEventLevel> renew, ILogger log, TimeProvider time,
        NodeReadiness? readiness = null) =>
        Akka.Actor.Props.Create(() => new GatewayActor(node, coordinator, refused, renew, log, time, readiness));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(Question.Instance, Question.Instance, Setting("akka.cluster.failure-detector.heartbeat-interval"));
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
        _node.Tell(HeartbeatDue.Instance);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _readiness?.Leave();
        _readiness?.Lose(false);
    }

    private static TimeSpan Setting(string path) => Context.System.Settings.Config.GetTimeSpan(path);

    private void HearBeforeJoin()
    {
        _watch?.Hear(Now);
        if (_watch is not null) RestoreContact();
    }

    private void LoseContact()
    {
        if (_isLost) return;
        _isLost = true;
        _log.Warning(LogEvents.CoordinatorLost + ": lost contact with the coordinator; training continues and results are kept");
        _readiness?.Lose(true);
        _node.Tell(new Contact(IsLost: true));
        Timers.StartSingleTimer(Silence.Instance, Silence.Instance, LongestSilence);
    }

    private void RestoreContact()
    {
        if (!_isLost) return;
        _isLost = false;
        _log.Information(LogEvents.CoordinatorBack + ": contact with the coordinator is restored");
        _readiness?.Lose(false);
        _node.Tell(new Contact(IsLost: false));
        Timers.Cancel(Silence.Instance);
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
                _watch?.Register(Now);
                break;
            case SearchOver:
                _log.Information(LogEvents.SearchOver + ": the search is over; this node waits for the next one");
                break;
            case CoordinatorLeaves:
                _log.Information(LogEvents.CoordinatorLeaves + ": the coordinator stops before the search is over; training continues, and results are kept until it is back");
                break;
        }
    }

    /// <summary>Asked before the node has joined: whether the coordinator answers.</summary>
    private sealed record Question
    {
        public static Question Instance { get; } = new();
    }

    private sealed record Silence
    {
        public static Silence Instance { get; } = new();
    }
}
