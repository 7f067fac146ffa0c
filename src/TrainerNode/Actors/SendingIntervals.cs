namespace ActorSearch.TrainerNode.Actors;

/// <summary>How often a node sends heartbeats and repeats messages: as set, or more often if the lease is short.</summary>
internal sealed class SendingIntervals(NodeSettings settings)
{
    /// <summary>Fewest heartbeats in a lease: one may be lost, and another be late.</summary>
    private const int BeatsOfLease = 5;

    /// <summary>Time between two heartbeats.</summary>
    public TimeSpan Beat { get; private set; } = settings.Beat;

    /// <summary>How long it waits for an answer before it sends a message again.</summary>
    public TimeSpan Patience { get; private set; } = settings.Patience;

    /// <summary>Takes in the coordinator's lease.</summary>
    /// <returns>Whether the time between heartbeats is another now.</returns>
    public bool Follow(TimeSpan lease)
    {
        var before = Beat;
        (Beat, Patience) = (Shorter(settings.Beat, lease / BeatsOfLease), Shorter(settings.Patience, lease / 3));
        return Beat != before;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
