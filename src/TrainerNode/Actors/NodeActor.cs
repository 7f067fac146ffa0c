using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors.Delivery;
using ActorSearch.TrainerNode.Actors.Slots;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;
using Akka.Actor;
using Serilog;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>
/// A trainer node: registers, asks for work, keeps the leases of what it has, and every result until it is acknowledged. Registering and
/// working are its two states; training continues in both, so that the loss of a coordinator costs only its answers.
/// </summary>
public sealed class NodeActor : ReceiveActor, IWithTimers
{
    private readonly NodeSettings _settings;
    private readonly DataLoading _loading;
    private readonly NodeLog _log;
    private readonly TimeProvider _time;
    private readonly ReliableSender _sender;
    private readonly Credit _credit;
    private readonly SlotPool _slots;
    private readonly Pace _pace;
    private ConfigurationCache? _configurations;
    private string? _study, _objection;
    private bool _draining;

    public NodeActor(
        NodeSettings settings, ICanTell coordinator, Func<Experiment, Checked<DataSet>> load, ILogger log, TimeProvider time, OutboxFolder? folder)
    {
        (_settings, _loading, _time) = (settings, new DataLoading(settings, load), time);
        _sender = new ReliableSender(coordinator, Self, () => Now, folder);
        _log = new NodeLog(log, settings);
        _credit = new Credit(settings);
        _pace = new Pace(settings);
        _slots = new SlotPool(Context, settings.Slots, () => _credit.Depth);
        Self.Tell(Beat.Instance);
        Registering();
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
    protected override void PreStart() => Timers.StartPeriodicTimer("beat", Beat.Instance, _pace.Beat);

    /// <inheritdoc/>
    protected override void PostStop() => _loading.Stop();

    /// <inheritdoc/>
    protected override bool AroundReceive(Receive receive, object message)
    {
        var received = base.AroundReceive(receive, message);
        _settings.Metrics?.Look(_slots.Work, _sender.Kept.Count, !_sender.Holds);
        _settings.Metrics?.Readiness.Look(Obstacle());
        return received;
    }

    /// <summary>Why it cannot be given work; null if it can.</summary>
    private string? Obstacle() => _draining ? "The node hands back its work and ends."
        : _sender.Holds ? NodeReadiness.Unregistered
        : _objection ?? (_configurations is null ? "The node loads the data." : null);

    private void Registering()
    {
        _sender.Holds = true;
        _log.Asks(Now);
        Receive<Beat>(_ =>
        {
            _sender.Say(new Register(
                _settings.Node, _settings.Name, ProtocolVersion.Current, _settings.Build, _settings.Slots, _study ?? "", _credit.Received,
                [.. _slots.Work.Held.Concat(_sender.Kept)]));
            _log.AsksAgain(Now);
        });
        Receive<Registered>(Take);
        Receive<Refused>(refused =>
        {
            _log.Refused(refused.Reason);
            Context.Stop(Self);
        });
        Always();
    }

    private void Working()
    {
        Receive<Beat>(_ =>
        {
            _sender.Say(new Heartbeat(_settings.Node, [.. _slots.Work.Reports, .. _sender.Kept.Select(attempt => new HeldAttempt(attempt, -1, 0, double.NaN))]));
            // The request for work may have been lost; it is a total and can be sent again.
            _sender.Say(_credit.Last);
            _sender.SayAgain(_pace.Patience);
            _sender.Save();
            _sender.SayTrouble(_settings);
        });
        Receive<RegisterAgain>(_ =>
        {
            Become(Registering);
            Self.Tell(Beat.Instance);
        });
        Receive<Registered>(_ => { });
        Always();
    }

    private void Always()
    {
        Receive<LoadedData>(Serve);
        Receive<TrainFold>(fold => Accept(fold.Attempt, cache => cache.JobOf(fold)));
        Receive<TrainOutOfFold>(fold => Accept(fold.Attempt, cache => cache.JobOf(fold)));
        Receive<TrainRefit>(refit => Accept(refit.Attempt, cache => cache.JobOf(refit)));
        Receive<SlotActor.Said>(said =>
        {
            if (_slots.Has(said.Slot, Sender))
            {
                Hear(said.Slot, said.Told);
            }
        });
        Receive<ResultAcknowledged>(acknowledged =>
        {
            if (_sender.Acknowledge(acknowledged.Attempt) is { } waited)
            {
                _credit.Answered(waited);
                _settings.Metrics?.Answered(waited);
                LeaveWhenDone();
            }
        });
        Receive<PartAcknowledged>(_sender.Advance);
        Receive<PartsMissing>(missing => _sender.BeginAgain(missing.Attempt));
        Receive<Withdraw>(withdraw =>
        {
            _slots.Withdraw(withdraw.Attempt);
            Ask();
        });
        Receive<SearchOver>(_ =>
        {
            _log.Asks(Now);
            _slots.WithdrawAll();
            if (_configurations is null && _objection is null)
            {
                _loading.Stop();
                _study = null;
            }

            _settings.Over(_objection);
        });
        Receive<Drain>(_ => StartDraining());
        Receive<RegisterAgain>(_ => { });
        Receive<CoordinatorLeaves>(_ => _sender.Save());
        Receive<Status.Failure>(failure => throw new InvalidOperationException("The data could not be loaded.", failure.Cause));
    }

    private void Take(Registered registered)
    {
        Become(Working);
        Follow(TimeSpan.FromMilliseconds(Math.Max(1, registered.LeaseMilliseconds)));
        var isOffered = _loading.Hear(registered.Sends);
        if (_study != registered.Study || (_objection is not null && isOffered))
        {
            Begin(registered);
        }
        else if (_objection is not null)
        {
            _sender.Say(new CannotServe(_settings.Node, _objection));
        }
        else if (_configurations is not null)
        {
            _log.Serves();
        }

        _sender.Holds = false;
        _sender.SayAgain(TimeSpan.Zero);
        _sender.Say(_credit.Last);
        LeaveWhenDone();
    }

    private void Follow(TimeSpan lease)
    {
        if (_pace.Follow(lease))
        {
            Timers.StartPeriodicTimer("beat", Beat.Instance, _pace.Beat);
            _log.Paced(_pace.Beat, lease);
        }
    }

    /// <summary>Another study: all work of the last one is useless.</summary>
    private void Begin(Registered registered)
    {
        _study = registered.Study;
        (_configurations, _objection) = (null, null);
        _slots.Clear();
        _sender.Begin(registered.Study, message => ResultMessages.From(_settings.Node, message));
        _loading.BeginAsync(registered).PipeTo(Self);
    }

    private void Serve(LoadedData loaded)
    {
        if (loaded.IsCancelled || loaded.For.Study != _study)
        {
            return;
        }

        _log.Begin(loaded.Experiment.Name);
        if (loaded.Objection is { } sentence)
        {
            _objection = sentence;
            _log.CannotServe(sentence);
            _sender.Say(new CannotServe(_settings.Node, sentence));
            return;
        }

        var data = ((Checked<DataSet>.Right)loaded.Data).Value;
        _configurations = new ConfigurationCache(loaded.Experiment);
        _credit.Arithmetic = loaded.Arithmetic;
        var experiment = loaded.Experiment;
        _slots.Start(() => new TrainingBench(_settings.Objectives, experiment, data));
        _log.Serves();
        Ask();
    }

    private void Accept(AttemptId attempt, Func<ConfigurationCache, SlotJob?> read)
    {
        if (_slots.Work.Has(attempt) || _sender.Kept.Contains(attempt))
        {
            return;
        }

        _credit.Receive();
        _settings.Metrics?.Received();
        if (_draining || _configurations is null)
        {
            _sender.Say(new HandedBack(_settings.Node, [attempt]));
        }
        else if (read(_configurations) is { } job)
        {
            _slots.Add(job);
        }
        else
        {
            _objection = "This node reads the choices of a configuration differently from the coordinator; run the same version on both.";
            _log.CannotServe(_objection);
            _sender.Say(new CannotServe(_settings.Node, _objection));
        }
    }

    private void Hear(int slot, SlotTold told)
    {
        switch (told)
        {
            case SlotTold.Progressed progressed:
                _slots.Work.Progress(slot, progressed.Attempt, progressed.Progress);
                break;
            case SlotTold.Printed printed:
                _log.Printed(slot, printed);
                break;
            case SlotTold.Ended ended:
                using (var span = TrainingSpan.Of(ended, slot, _settings.Node))
                {
                    End(slot, ended, span?.Id);
                }

                Ask();
                LeaveWhenDone();
                break;
        }
    }

    private void End(int slot, SlotTold.Ended ended, string? trace)
    {
        var wanted = _slots.End(slot);
        _log.Ended(slot, ended);
        _settings.Metrics?.Ended(ended);
        var messages = ResultMessages.Of(_settings.Node, slot, ended.Job, ended.End, ended.Duration, trace, ArithmeticOf(ended.Job));
        if (messages.Count > 0)
        {
            _credit.Trained(ended.Duration);
            _sender.Keep(ended.Job.Attempt, messages, ended.Duration);
        }
        else if (wanted)
        {
            _sender.Say(new HandedBack(_settings.Node, [ended.Job.Attempt]));
        }
    }

    private string ArithmeticOf(SlotJob job) =>
        _credit.Arithmetic.Length > 0 && EngineChoice.NameOf(job.Configuration.Hyperparameters) == EngineChoice.Torch ? _credit.Arithmetic : "";

    private void Ask()
    {
        if (_configurations is not null && !_draining && _credit.More(_slots.Work.Count) is { } request)
        {
            _sender.Say(request);
        }
    }

    private void StartDraining()
    {
        _log.Drains();
        _draining = true;
        _sender.Save();
        var queued = _slots.CancelAll();
        if (queued.Length > 0)
        {
            _sender.Say(new HandedBack(_settings.Node, queued));
        }

        LeaveWhenDone();
    }

    private void LeaveWhenDone()
    {
        if (_draining && _slots.Work.Count == 0 && _sender.Kept.Count == 0)
        {
            _sender.SayTrouble(_settings);
            _sender.Say(new Left(_settings.Node));
            Context.Stop(Self);
        }
    }
}
