using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors.Delivery;
using Akka.Actor;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>Carries what a node says to the coordinator, and results until they are acknowledged. Belongs to the node's actor.</summary>
/// <param name="coordinator">Where the coordinator is.</param>
/// <param name="node">Where answers go.</param>
/// <param name="now">Monotonic time.</param>
/// <param name="folder">Where results survive the process; null where they need not.</param>
internal sealed class Courier(ICanTell coordinator, IActorRef node, Func<TimeSpan> now, OutboxFolder? folder)
{
    /// <summary>A training that took longer is worth a write to the disk at once.</summary>
    private static readonly TimeSpan Costly = TimeSpan.FromSeconds(1);

    private readonly Dictionary<AttemptId, IReadOnlyList<IToCoordinator>> _unsaved = [];
    private Outbox _outbox = new();
    private string _study = "";

    /// <summary>Attempts whose results are not acknowledged.</summary>
    public IReadOnlyCollection<AttemptId> Kept => _outbox.Attempts;

    /// <summary>Results are kept but not said: a coordinator that has not answered yet may be one of another study, where their numbers mean other work.</summary>
    public bool Holds { get; set; }

    /// <summary>Says a thing once.</summary>
    public void Say(IToCoordinator message) => coordinator.Tell(message, node);

    /// <summary>Says what the node's log took for a warning or worse since the last time.</summary>
    public void SayTrouble(NodeSettings settings) => SayIfAny(settings.Trouble?.Take(settings.Node, settings.Name));

    /// <summary>Results of another study stay on the disk until it comes back; those of this one, which an earlier life left, go out.</summary>
    /// <param name="study">Which study.</param>
    /// <param name="renamed">A message in this life's name.</param>
    public void Begin(string study, Func<IToCoordinator, IToCoordinator> renamed)
    {
        Save();
        (_outbox, _study) = (new Outbox(), study);
        foreach (var (attempt, messages) in folder?.Read(study) ?? [])
        {
            _outbox.Add(attempt, [.. messages.Select(renamed)], now());
        }
    }

    /// <summary>Says a result, and keeps it until it is acknowledged.</summary>
    /// <param name="attempt">Whose.</param>
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
            _unsaved[attempt] = messages;
            if (duration >= Costly)
            {
                Save();
            }
        }
    }

    /// <summary>Puts on the disk what is not acknowledged.</summary>
    public void Save()
    {
        foreach (var (attempt, messages) in _unsaved)
        {
            if (!folder!.Write(_study, attempt, messages))
            {
                return;
            }

            _unsaved.Remove(attempt);
        }
    }

    /// <summary>Says again what had no answer for so long.</summary>
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
    /// <returns>How long ago it was last said; null when it was no news.</returns>
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
