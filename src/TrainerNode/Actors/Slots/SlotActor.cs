using ActorSearch.Shared.Protocol;
using Akka.Actor;

namespace ActorSearch.TrainerNode.Actors.Slots;

/// <summary>One training at a time, on the slot's own thread, in the order in which they come; the thread's results come here as messages and are forwarded to the node.</summary>
#pragma warning disable CA1001 // An actor's end is PostStop: there it lets go of both.
public sealed class SlotActor : UntypedActor
#pragma warning restore CA1001
{
    private readonly int _slot;
    private readonly SlotThread _thread;
    private readonly Dictionary<AttemptId, CancellationTokenSource> _cancellations = [];

    public SlotActor(int slot, Func<SlotTrainers> bench)
    {
        _slot = slot;
        var self = Self;
        _thread = new SlotThread($"slot {slot}", bench, told => self.Tell(told));
    }

    /// <param name="slot">Its number, from 0.</param>
    /// <param name="bench">Called on its thread.</param>
    public static Props Props(int slot, Func<SlotTrainers> bench) => Akka.Actor.Props.Create(() => new SlotActor(slot, bench));

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case SlotJob job:
                var begun = new CancellationTokenSource();
                _cancellations.Add(job.Attempt, begun);
                _thread.Start(job, begun.Token);
                break;
            case Cancel cancel:
                if (_cancellations.TryGetValue(cancel.Attempt, out var running))
                {
                    // What users' code has registered with it may block or throw, and not here.
                    _ = running.CancelAsync();
                }

                break;
            case SlotTold told:
                if (told is SlotTold.Ended ended && _cancellations.Remove(ended.Job.Attempt, out var over))
                {
                    over.Dispose();
                }

                Context.Parent.Tell(new Said(_slot, told));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void PostStop()
    {
        foreach (var cancellation in _cancellations.Values)
        {
            _ = cancellation.CancelAsync();
        }

        _thread.Dispose();
    }

    /// <summary>Stop this training, or do not begin it.</summary>
    public sealed record Cancel(AttemptId Attempt);

    /// <summary>What a slot's thread said.</summary>
    public sealed record Said(int Slot, SlotTold Told);
}
