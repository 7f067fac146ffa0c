using ActorSearch.Shared.Protocol;
using Akka.Actor;

namespace ActorSearch.TrainerNode.Actors.Slots;

/// <summary>A node's slots and the work before them. Belongs to the node's actor.</summary>
/// <param name="context">The node's: slots are its children.</param>
/// <param name="count">How many slots, ≥ 1.</param>
/// <param name="depth">How many trainings a slot should have at present.</param>
internal sealed class SlotPool(IActorContext context, int count, Func<int> depth)
{
    private IActorRef[] _actors = [];

    /// <summary>What waits, and what each slot trains.</summary>
    public SlotQueues Work { get; private set; } = new(count);

    /// <param name="bench">Called on each slot's thread.</param>
    public void Start(Func<SlotTrainers> bench) =>
        _actors = [.. Enumerable.Range(0, count).Select(slot => context.ActorOf(SlotActor.Props(slot, bench)))];

    /// <summary>Ends the slots with all that they train, and forgets what waits.</summary>
    public void Clear()
    {
        Work = new SlotQueues(count);
        foreach (var actor in _actors)
        {
            context.Stop(actor);
        }

        _actors = [];
    }

    /// <summary>Whether an actor is this slot's; those of an earlier study are not.</summary>
    public bool Has(int slot, IActorRef actor) => slot < _actors.Length && _actors[slot].Equals(actor);

    /// <summary>Takes a training in, and gives it to a slot that has room.</summary>
    public void Add(SlotJob job)
    {
        Work.Queue(job);
        StartNext();
    }

    /// <summary>A slot has ended a training, and gets what waits.</summary>
    /// <returns>Whether the attempt that it trained was still wanted.</returns>
    public bool End(int slot)
    {
        var wanted = Work.End(slot);
        StartNext();
        return wanted;
    }

    /// <summary>An attempt is not wanted any more.</summary>
    public void Withdraw(AttemptId attempt)
    {
        if (Work.Withdraw(attempt) is { } running)
        {
            Cancel(running);
        }
    }

    /// <summary>No attempt is wanted any more.</summary>
    public void WithdrawAll() => Work.Held.ToList().ForEach(Withdraw);

    /// <summary>Forgets what waits in some slots, and where these are all of them what waits for a slot, too.</summary>
    public AttemptId[] TakeWaiting(ICollection<int> lasting)
    {
        List<AttemptId> behind = [.. lasting.SelectMany(Work.Behind)];
        behind.ForEach(Withdraw);
        return lasting.Count == count ? [.. Work.TakeQueued(), .. behind] : [.. behind];
    }

    /// <summary>Stops all trainings, whose attempts are still to be handed back as they end.</summary>
    /// <returns>The attempts that waited, to be handed back at once.</returns>
    public AttemptId[] CancelAll()
    {
        var queued = Work.TakeQueued();
        Work.Running.ForEach(Cancel);
        return queued;
    }

    private void StartNext()
    {
        for (var most = depth(); Work.TryStart(most, out var slot, out var job);)
        {
            _actors[slot].Tell(job);
        }
    }

    private void Cancel(RunningAttempt running) => _actors[running.Slot].Tell(new SlotActor.Cancel(running.Attempt));
}
