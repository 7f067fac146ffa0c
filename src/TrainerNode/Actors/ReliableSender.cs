using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors.Delivery;
using Akka.Actor;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>Sends a node's messages to the coordinator, and results until they are acknowledged. Belongs to the node's actor.</summary>
/// <param name="coordinator">Where the coordinator is.</param>
/// <param name="node">Where answers go.</param>
/// <param name="now">Monotonic time.</param>
/// <param name="folder">Keeps results beyond the process; null if that is not needed.</param>
internal sealed class ReliableSender(ICanTell coordinator, IActorRef node, Func<TimeSpan> now, OutboxFolder? folder)
{
    /// <summary>A training that took longer is worth waiting for the disk at once. Others are written with the next heartbeat, and trained again if the machine loses its power.</summary>
    private static readonly TimeSpan Costly = TimeSpan.FromSeconds(1);

    private readonly Dictionary<AttemptId, (IReadOnlyList<IToCoordinator> Messages, bool IsCostly)> _unsaved = [];
    private Outbox _outbox = new();
    private string _study = "";

    /// <summary>Attempts whose results are not acknowledged.</summary>
    public IReadOnlyCollection<AttemptId> Kept => _outbox.Attempts;

    /// <summary>Results are kept but not sent: a coordinator that has not answered yet may have another study, where their numbers mean other work.</summary>
    public bool Holds { get; set; }

    /// <summary>The coordinator is known to be away.</summary>
    public bool IsAway { get; set; }

    /// <summary>The coordinator is away and all results are on the disk, from where the node's next start sends them.</summary>
    public bool WaitsOnDisk => IsAway && folder is not null && _unsaved.Count == 0;

    /// <summary>Sends a message once.</summary>
    public void Say(IToCoordinator message) => coordinator.Tell(message, node);

    /// <summary>Sends the warnings and errors of the node's log since the last time.</summary>
    public void SayTrouble(NodeSettings settings) => SayIfAny(settings.Trouble?.Take(settings.Node, settings.Name));

    /// <summary>Results of another study stay on the disk until it comes back; those of this one, which an earlier incarnation left, go out.</summary>
    /// <param name="study">Which study.</param>
    /// <param name="renamed">A message in this incarnation's name.</param>
    public void Begin(string study, Func<IToCoordinator, IToCoordinator> renamed)
    {
        Save();
        (_outbox, _study) = (new Outbox(), study);
        foreach (var (attempt, messages) in folder?.Read(study) ?? [])
        {
            _outbox.Add(attempt, [.. messages.Select(renamed)], now());
        }
    }

    /// <summary>Sends a result, and keeps it until it is acknowledged.</summary>
    /// <param name="messages">Its parts and the result itself.</param>
    /// <param name="duration">How long it was trained.</param>
    public void Keep(AttemptId attempt, IReadOnlyList<IToCoordinator> messages, TimeSpan duration)
    {
        var first = _outbox.Add(attempt, messages, now());
        if (!Holds)
        {
            Say(first);
        }

        if (folder is not null)
        {
            _unsaved[attempt] = (messages, duration >= Costly);
            if (duration >= Costly || IsAway)
            {
                Save();
            }
        }
    }

    /// <summary>Writes unacknowledged results to their folder.</summary>
    public void Save()
    {
        foreach (var (attempt, (messages, isCostly)) in _unsaved)
        {
            if (!folder!.Write(_study, attempt, messages, isCostly))
            {
                return;
            }

            _unsaved.Remove(attempt);
        }
    }

    /// <summary>The coordinator goes away, or is back.</summary>
    public void Miss(bool isAway)
    {
        IsAway = isAway;
        Save();
    }

    /// <summary>Sends again what had no answer for so long.</summary>
    public void SayAgain(TimeSpan patience)
    {
        foreach (var message in _outbox.Due(now(), patience))
        {
            Say(message);
        }
    }

    /// <summary>A part arrived: the next one goes.</summary>
    public void Advance(PartAcknowledged acknowledged) => SayIfAny(_outbox.Advance(acknowledged, now()));

    /// <summary>The parts are gone: the first one goes again.</summary>
    public void BeginAgain(AttemptId attempt) => SayIfAny(_outbox.BeginAgain(attempt, now()));

    /// <summary>A result arrived.</summary>
    /// <returns>The time since it was last sent; null for a repeated acknowledgement.</returns>
    public TimeSpan? Acknowledge(AttemptId attempt)
    {
        var waited = _outbox.Remove(attempt, now());
        if (waited is not null && !_unsaved.Remove(attempt))
        {
            folder?.Delete(_study, attempt);
        }

        return waited;
    }

    private void SayIfAny(IToCoordinator? message)
    {
        if (message is not null)
        {
            Say(message);
        }
    }
}
