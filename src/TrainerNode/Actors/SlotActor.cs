using ActorSearch.Shared.Protocol;
using Akka.Actor;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>One training at a time, on the slot's own thread; what the thread says comes here as messages and goes on to the node.</summary>
#pragma warning disable CA1001 // An actor's end is PostStop: there it lets go of both.
public sealed class SlotActor : ReceiveActor
#pragma warning restore CA1001
{
    private readonly int _slot;
    private readonly SlotThread _thread;
    private CancellationTokenSource? _cancellation;
    private AttemptId _running;

    public SlotActor(int slot, Func<TrainingBench> bench)
    {
        _slot = slot;
        var self = Self;
        _thread = new SlotThread($"slot {slot}", bench, told => self.Tell(told));

        Receive<SlotJob>(job =>
        {
            _cancellation = new CancellationTokenSource();
            _running = job.Attempt;
            _thread.Start(job, _cancellation.Token);
        });
        Receive<Cancel>(cancel =>
        {
            if (cancel.Attempt == _running)
            {
                _cancellation?.Cancel();
            }
        });
        Receive<SlotTold>(told =>
        {
            if (told is SlotTold.Ended)
            {
                _cancellation?.Dispose();
                _cancellation = null;
                _running = default;
            }

            Context.Parent.Tell(new Said(_slot, told));
        });
    }

    /// <summary>How to make one.</summary>
    /// <param name="slot">Its number, from 0.</param>
    /// <param name="bench">Called on its thread.</param>
    public static Props Props(int slot, Func<TrainingBench> bench) => Akka.Actor.Props.Create(() => new SlotActor(slot, bench));

    protected override void PostStop()
    {
        _cancellation?.Cancel();
        _thread.Dispose();
    }

    /// <summary>Stop this training, if it is the one that runs.</summary>
    public sealed record Cancel(AttemptId Attempt);

    /// <summary>What a slot's thread said.</summary>
    public sealed record Said(int Slot, SlotTold Told);
}
