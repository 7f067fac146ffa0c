using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors.Delivery;
using ActorSearch.TrainerNode.Actors.Slots;
using ActorSearch.TrainerNode.Data;
using Akka.Actor;
using Serilog;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>
/// A trainer node: registers, asks for work, keeps the leases of what it has, and every result until it is acknowledged. Registering and
/// working are its two states; training continues in both, so that the loss of a coordinator costs only its answers.
/// </summary>
#pragma warning disable CA1001 // An actor's end is PostStop: there it stops loading.
public sealed class NodeActor : UntypedActor, IWithTimers
#pragma warning restore CA1001
{
    private readonly NodeSettings _settings;
    private readonly DataLoading _loading;
    private readonly NodeLog _log;
    private readonly TimeProvider _time;
    private readonly ReliableSender _sender;
    private readonly Credit _credit;
    private readonly SlotPool _slots;
    private readonly SendingIntervals _intervals;
    private readonly NodeWork _work;
    private string? _study;

    public NodeActor(
        NodeSettings settings, ICanTell coordinator, Func<Experiment, Checked<DataSet>> load, ILogger log, TimeProvider time, OutboxFolder? folder)
    {
        (_settings, _loading, _time) = (settings, new DataLoading(settings, load), time);
        _sender = new ReliableSender(coordinator, Self, () => Now, folder);
        _log = new NodeLog(log, settings);
        _credit = new Credit(settings);
        _intervals = new SendingIntervals(settings);
        _slots = new SlotPool(Context, settings.Slots, () => _credit.Depth);
        _work = new NodeWork(settings, _slots, _sender, _credit, _log);
        Self.Tell(HeartbeatDue.Instance);
        BeginRegistering();
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan Now => _time.GetElapsedTime(0);

    /// <param name="coordinator">Where the coordinator is.</param>
    /// <param name="load">Gets the data of an experiment; called off the actor's thread.</param>
    /// <param name="time">Only its monotonic timestamps are used.</param>
    /// <param name="folder">Keeps results beyond the process; null if that is not needed.</param>
    public static Props Props(
        NodeSettings settings, ICanTell coordinator, Func<Experiment, Checked<DataSet>> load, ILogger log, TimeProvider time,
        OutboxFolder? folder = null) =>
        Akka.Actor.Props.Create(() => new NodeActor(settings, coordinator, load, log, time, folder));

    /// <inheritdoc/>
    protected override void PreStart() => Timers.StartPeriodicTimer("beat", HeartbeatDue.Instance, _intervals.Beat);

    /// <inheritdoc/>
    protected override void PostStop() => _loading.Dispose();

    /// <inheritdoc/>
    protected override bool AroundReceive(Receive receive, object message)
    {
        var received = base.AroundReceive(receive, message);
        _settings.Metrics?.Look(_slots.Work, _sender.Kept.Count, !_sender.Holds);
        _settings.Metrics?.Readiness.Look(Obstacle());
        return received;
    }

    /// <summary>Why it cannot be given work; null if it can.</summary>
    private string? Obstacle() => _work.IsDraining ? "The node hands back its work and ends."
        : _sender.Holds ? NodeReadiness.Unregistered
        : _work.Objection ?? (_work.IsReady ? null : "The node loads the data.");

    /// <inheritdoc/>
    protected override void OnReceive(object message) => Registering(message);

    private void BeginRegistering()
    {
        _sender.Holds = true;
        _log.Asks(Now);
    }

    private void Registering(object message)
    {
        switch (message)
        {
            case HeartbeatDue:
                _sender.Say(new Register(
                    _settings.Node, _settings.Name, ProtocolVersion.Current, _settings.Build, _settings.Slots, _study ?? "", _credit.Received,
                    [.. _slots.Work.Held.Concat(_sender.Kept)]));
                _log.AsksAgain(Now);
                break;
            case Registered registered: Take(registered); break;
            case Refused refused:
                _log.Refused(refused.Reason);
                Context.Stop(Self);
                break;
            default: Always(message); break;
        }
    }

    private void Working(object message)
    {
        switch (message)
        {
            case HeartbeatDue:
                _work.HandBackWaiting(Now);
                _sender.Say(new Heartbeat(_settings.Node, [.. _slots.Work.Reports, .. _sender.Kept.Select(HeldAttempt.Waiting)]));
                // The request for work may have been lost; it is a total and can be sent again.
                _sender.Say(_credit.Last);
                _sender.SayAgain(_intervals.Patience);
                _sender.Save();
                _sender.SayTrouble(_settings);
                break;
            case RegisterAgain:
                Become(Registering);
                BeginRegistering();
                Self.Tell(HeartbeatDue.Instance);
                break;
            case Registered: break;
            default: Always(message); break;
        }
    }

    private void Always(object message)
    {
        switch (message)
        {
            case LoadedData loaded: Serve(loaded); break;
            case TrainFold fold: _work.Accept(fold.Attempt, cache => cache.JobOf(fold)); break;
            case TrainOutOfFold fold: _work.Accept(fold.Attempt, cache => cache.JobOf(fold)); break;
            case TrainRefit refit: _work.Accept(refit.Attempt, cache => cache.JobOf(refit)); break;
            case SlotActor.Said said when _slots.Has(said.Slot, Sender):
                _work.Hear(said.Slot, said.Told);
                LeaveWhenDone();
                break;
            case ResultAcknowledged acknowledged:
                if (_sender.Acknowledge(acknowledged.Attempt) is { } waited)
                {
                    _credit.Answered(waited);
                    _settings.Metrics?.Answered(waited);
                    LeaveWhenDone();
                }

                break;
            case PartAcknowledged part: _sender.Advance(part); break;
            case PartsMissing missing: _sender.BeginAgain(missing.Attempt); break;
            case Withdraw withdraw:
                _slots.Withdraw(withdraw.Attempt);
                _work.Ask();
                break;
            case SearchOver: Finish(); break;
            case DrainNode: StartDraining(); break;
            case CoordinatorLeaves: Miss(isAway: true); break;
            case Contact contact: Miss(contact.IsLost); break;
            case RegisterAgain or SlotActor.Said: break;
            case Status.Failure failure:
                throw new InvalidOperationException("The data could not be loaded.", failure.Cause);
            default: Unhandled(message); break;
        }
    }

    private void Finish()
    {
        _log.Asks(Now);
        _slots.WithdrawAll();
        if (!_work.IsReady && _work.Objection is null)
        {
            _loading.Stop();
            _study = null;
        }

        _settings.Over(_work.Objection);
    }

    private void Take(Registered registered)
    {
        Become(Working);
        Follow(TimeSpan.FromMilliseconds(Math.Max(1, registered.LeaseMilliseconds)));
        var isOffered = _loading.Hear(registered.Sends);
        if (_study != registered.Study || (_work.Objection is not null && isOffered))
        {
            Begin(registered);
        }
        else if (_work.Objection is { } objection)
        {
            _sender.Say(new CannotServe(_settings.Node, objection));
        }
        else if (_work.IsReady)
        {
            _log.Serves();
        }

        (_sender.Holds, _sender.IsAway) = (false, false);
        _sender.SayAgain(TimeSpan.Zero);
        _sender.Say(_credit.Last);
        LeaveWhenDone();
    }

    private void Follow(TimeSpan lease)
    {
        if (!_intervals.Follow(lease)) return;
        Timers.StartPeriodicTimer("beat", HeartbeatDue.Instance, _intervals.Beat);
        _log.Paced(_intervals.Beat, lease);
    }

    /// <summary>Another study: all work of the last one is useless.</summary>
    private void Begin(Registered registered)
    {
        _study = registered.Study;
        _work.Clear();
        _sender.Begin(registered.Study, message => ResultMessages.From(_settings.Node, message));
        _loading.BeginAsync(registered).PipeTo(Self);
    }

    private void Serve(LoadedData loaded)
    {
        if (loaded.IsCancelled || loaded.For.Study != _study) return;
        _log.Begin(loaded.Experiment.Name);
        _work.Serve(loaded);
    }

    private void Miss(bool isAway)
    {
        _sender.Miss(isAway);
        LeaveWhenDone();
    }

    private void StartDraining()
    {
        _log.Drains();
        _sender.Save();
        _work.Drain();
        LeaveWhenDone();
    }

    private void LeaveWhenDone()
    {
        if (!_work.IsDone) return;
        _log.Leaves(_sender.Kept.Count);
        _sender.SayTrouble(_settings);
        _sender.Say(new Left(_settings.Node));
        Context.Stop(Self);
    }
}
