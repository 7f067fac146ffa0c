using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Data;
using Akka.Actor;
using Serilog;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>
/// A trainer node: registers, asks for work, keeps the leases of what it has, and every result until it is acknowledged. Registering and
/// working are its two states; training goes on in both, so that a coordinator that is away costs nothing but its answers.
/// </summary>
public sealed class NodeActor : ReceiveActor, IWithTimers
{
    private readonly NodeSettings _settings;
    private readonly ICanTell _coordinator;
    private readonly Func<Experiment, Checked<DataSet>> _load;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly Outbox _outbox = new();
    private readonly Prefetch _prefetch;
    private readonly IActorRef[] _slots;
    private Workbench _bench;
    private ConfigurationCache? _configurations;
    private string? _study;
    private long _received, _upTo;
    private bool _draining;

    public NodeActor(
        NodeSettings settings, ICanTell coordinator, Func<Experiment, Checked<DataSet>> load, ILogger log, TimeProvider time)
    {
        (_settings, _coordinator, _load, _time) = (settings, coordinator, load, time);
        _log = log.ForContext("Node", settings.Node.Text);
        _prefetch = new Prefetch(settings.Slots, settings.MostPrefetched);
        _bench = new Workbench(settings.Slots);
        _slots = new IActorRef[settings.Slots];
        Registering();
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan Now => _time.GetElapsedTime(0);

    /// <summary>How to make one.</summary>
    /// <param name="coordinator">Where the coordinator is.</param>
    /// <param name="load">Gets the data of an experiment; called off the actor's thread.</param>
    /// <param name="time">Its monotonic timestamps alone are looked at.</param>
    public static Props Props(
        NodeSettings settings, ICanTell coordinator, Func<Experiment, Checked<DataSet>> load, ILogger log, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new NodeActor(settings, coordinator, load, log, time));

    protected override void PreStart()
    {
        Self.Tell(Beat.Instance);
        Timers.StartPeriodicTimer("beat", Beat.Instance, _settings.Beat);
    }

    private void Registering()
    {
        Receive<Beat>(_ => Say(new Register(
            _settings.Node, _settings.Name, ProtocolVersion.Current, _settings.Build, _settings.Slots, _received,
            [.. _bench.Held.Concat(_outbox.Attempts)])));
        Receive<Registered>(Take);
        Receive<Refused>(refused =>
        {
            _log.Error("The coordinator refuses this node. {Reason:l}", refused.Reason);
            Context.Stop(Self);
        });
        Always();
    }

    private void Working()
    {
        Receive<Beat>(_ =>
        {
            Say(new Heartbeat(_settings.Node, [.. _bench.Reports, .. _outbox.Attempts.Select(attempt => new HeldAttempt(attempt, -1, 0, float.NaN))]));
            // What asked for work may have been lost; it is a total and can be said again.
            Say(new RequestWork(_settings.Node, _upTo));

            SayAgain(_settings.Patience);
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
        Receive<Loaded>(Serve);
        Receive<TrainFold>(fold => Accept(fold.Attempt, cache =>
            cache.Get(fold.Configuration, fold.ConfigurationKey, fold.Choices) is { } configuration
                ? new SlotJob.Fold(fold.Attempt, configuration, fold.Fold)
                : null));
        Receive<TrainRefit>(refit => Accept(refit.Attempt, cache =>
            cache.Get(refit.Configuration, refit.ConfigurationKey, refit.Choices) is { } configuration
                ? new SlotJob.Refit(refit.Attempt, configuration, refit.Epochs, refit.Restart)
                : null));
        Receive<SlotActor.Said>(said =>
        {
            if (Sender.Equals(_slots[said.Slot]))
            {
                Hear(said.Slot, said.Told);
            }
        });
        Receive<ResultAcknowledged>(acknowledged =>
        {
            if (_outbox.Remove(acknowledged.Attempt, Now) is { } waited)
            {
                _prefetch.Answered(waited);
                LeaveWhenDone();
            }
        });
        Receive<PartAcknowledged>(acknowledged => SayIfAny(_outbox.Advance(acknowledged, Now)));
        Receive<PartsMissing>(missing => SayIfAny(_outbox.BeginAgain(missing.Attempt, Now)));
        Receive<Withdraw>(withdraw =>
        {
            Cancel(_bench.Withdraw(withdraw.Attempt));
            Ask();
        });
        Receive<SearchOver>(_ => DropAll());
        Receive<Drain>(_ => StartDraining());
        Receive<RegisterAgain>(_ => { });
    }

    private void Take(Registered registered)
    {
        Become(Working);
        if (_study != registered.Study)
        {
            Begin(registered);
        }

        SayAgain(TimeSpan.Zero);
        Say(new RequestWork(_settings.Node, _upTo));
        LeaveWhenDone();
    }

    /// <summary>Another study: whatever was of the last one is of no use to anybody.</summary>
    private void Begin(Registered registered)
    {
        _study = registered.Study;
        _configurations = null;
        _bench = new Workbench(_settings.Slots);
        foreach (var slot in _slots.Where(slot => slot is not null))
        {
            Context.Stop(slot);
        }

        var experiment = Experiment.FromSettings(registered.Settings.ToDictionary(setting => setting.Path, setting => setting.Text));
        Task.Run(() => new Loaded(registered, experiment, _load(experiment))).PipeTo(
            Self, failure: error => new Loaded(registered, experiment, Broken(error)));
    }

    private void Serve(Loaded loaded)
    {
        if (loaded.For.Study != _study)
        {
            return;
        }

        var sentence = loaded.Data switch
        {
            Checked<DataSet>.Wrong wrong => string.Join(" ", wrong.Mistakes),
            Checked<DataSet>.Right { Value.Sha256: var sha256 } when sha256 != loaded.For.DataSha256 =>
                $"The data here is not the coordinator's: its SHA-256 is {sha256[..12]}…, the coordinator's {loaded.For.DataSha256[..12]}….",
            _ => null,
        };
        if (sentence is not null)
        {
            _log.Error("This node cannot serve the experiment. {Reason:l}", sentence);
            Say(new CannotServe(_settings.Node, sentence));
            return;
        }

        var data = ((Checked<DataSet>.Right)loaded.Data).Value;
        _configurations = new ConfigurationCache(loaded.Experiment);
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            _slots[slot] = Context.ActorOf(SlotActor.Props(
                slot, () => new TrainingBench(data, loaded.Experiment.Validation, loaded.Experiment.Seed)));
        }

        Ask();
    }

    private void Accept(AttemptId attempt, Func<ConfigurationCache, SlotJob?> read)
    {
        if (_bench.Has(attempt) || _outbox.Attempts.Contains(attempt))
        {
            return;
        }

        _received++;
        if (_draining || _configurations is null)
        {
            Say(new HandedBack(_settings.Node, [attempt]));
        }
        else if (read(_configurations) is { } job)
        {
            _bench.Queue(job);
            StartTrainings();
        }
        else
        {
            Say(new CannotServe(_settings.Node, "The choices of a configuration make another one here than at the coordinator."));
        }
    }

    private void StartTrainings()
    {
        while (_bench.TryStart(out var slot, out var job))
        {
            _slots[slot].Tell(job);
        }
    }

    private void Hear(int slot, SlotTold told)
    {
        switch (told)
        {
            case SlotTold.Progressed progressed:
                _bench.Progress(slot, progressed.Attempt, progressed.Progress);
                break;
            case SlotTold.Ended ended:
                var wanted = _bench.End(slot);
                if (ended.End is JobEnd.Crashed crashed)
                {
                    _log.Error(crashed.Error, "A training of attempt {Attempt} in slot {Slot} broke off", ended.Job.Attempt.ToString(), slot);
                }

                var messages = ResultMessages.Of(_settings.Node, slot, ended.Job, ended.End, ended.Duration);
                if (messages.Count > 0)
                {
                    _prefetch.Trained(ended.Duration);
                    Say(_outbox.Add(ended.Job.Attempt, messages, Now));
                }
                else if (wanted)
                {
                    Say(new HandedBack(_settings.Node, [ended.Job.Attempt]));
                }

                StartTrainings();
                Ask();
                LeaveWhenDone();
                break;
        }
    }

    private void Ask()
    {
        if (_configurations is null || _draining)
        {
            return;
        }

        var upTo = _received + _settings.Slots + _prefetch.Units - _bench.Count;
        if (upTo > _upTo)
        {
            _upTo = upTo;
            Say(new RequestWork(_settings.Node, _upTo));
        }
    }

    private void StartDraining()
    {
        _draining = true;
        var queued = _bench.TakeQueued();
        if (queued.Length > 0)
        {
            Say(new HandedBack(_settings.Node, queued));
        }

        _bench.Running.ForEach(running => _slots[running.Slot].Tell(new SlotActor.Cancel(running.Attempt)));
        LeaveWhenDone();
    }

    private void LeaveWhenDone()
    {
        if (_draining && _bench.Count == 0 && _outbox.Count == 0)
        {
            Say(new Left(_settings.Node));
            Context.Stop(Self);
        }
    }

    private void DropAll()
    {
        foreach (var attempt in _bench.Held.ToList())
        {
            Cancel(_bench.Withdraw(attempt));
        }
    }

    private void Cancel(RunningAttempt? running)
    {
        if (running is { } attempt)
        {
            _slots[attempt.Slot].Tell(new SlotActor.Cancel(attempt.Attempt));
        }
    }

    private void SayAgain(TimeSpan patience)
    {
        foreach (var message in _outbox.Due(Now, patience))
        {
            Say(message);
        }
    }

    private void SayIfAny(IToCoordinator? message)
    {
        if (message is not null)
        {
            Say(message);
        }
    }

    private void Say(IToCoordinator message) => _coordinator.Tell(message, Self);

    private static Checked<DataSet>.Wrong Broken(Exception error) => new([new Mistake("data", $"it cannot be loaded here: {error.Message}")]);

    /// <summary>Hand back all work, send what is finished, then stop.</summary>
    public sealed record Drain
    {
        public static Drain Instance { get; } = new();
    }

    private sealed record Beat
    {
        public static Beat Instance { get; } = new();
    }

    private sealed record Loaded(Registered For, Experiment Experiment, Checked<DataSet> Data);
}
