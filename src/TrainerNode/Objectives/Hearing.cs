using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>Passes the epochs of one training on, one at a time, until it is over: a thread that the training has left behind may report later, and then changes nothing.</summary>
/// <param name="onEpoch">Takes an epoch, and says whether to go on.</param>
internal sealed class Hearing(Func<EpochReport, bool> onEpoch)
{
    private readonly Lock _gate = new();
    private bool _isOver;

    /// <summary>Takes an epoch, on any thread; false after the end.</summary>
    public bool Hear(EpochReport report)
    {
        lock (_gate)
        {
            return !_isOver && onEpoch(report);
        }
    }

    /// <summary>The training is over. Waits for a report that is being passed on.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isOver = true;
        }
    }
}
