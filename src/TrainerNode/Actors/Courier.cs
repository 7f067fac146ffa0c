using ActorSearch.Shared.Protocol;
using Akka.Actor;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>Carries what a node says to the coordinator, and results until they are acknowledged. Belongs to the node's actor.</summary>
/// <param name="coordinator">Where the coordinator is.</param>
/// <param name="node">Where answers go.</param>
/// <param name="now">Monotonic time.</param>
internal sealed class Courier(ICanTell coordinator, IActorRef node, Func<TimeSpan> now)
{
    private readonly Outbox _outbox = new();

    /// <summary>Attempts whose results are not acknowledged.</summary>
    public IReadOnlyCollection<AttemptId> Kept => _outbox.Attempts;

    /// <summary>Says a thing once.</summary>
    public void Say(IToCoordinator message) => coordinator.Tell(message, node);

    /// <summary>Says a result, and keeps it until it is acknowledged.</summary>
    /// <param name="attempt">Whose.</param>
    /// <param name="messages">Its parts and the result itself.</param>
    public void Keep(AttemptId attempt, IReadOnlyList<IToCoordinator> messages) => Say(_outbox.Add(attempt, messages, now()));

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
    public TimeSpan? Acknowledge(AttemptId attempt) => _outbox.Remove(attempt, now());

    private void SayIfAny(IToCoordinator? message)
    {
        if (message is not null)
        {
            Say(message);
        }
    }
}
