using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Storage.Records;

/// <summary>One try at a fold or a refit.</summary>
/// <param name="Configuration">Its index in the latest run.</param>
/// <param name="Fold">Null for a refit, and for a fold that is trained again.</param>
/// <param name="Restart">Null for all but a refit.</param>
/// <param name="Slot">Null until a fold is counted, and for refits.</param>
/// <param name="Ended">Null while it runs.</param>
/// <param name="Trained">How long the training took; null unless counted.</param>
public sealed record StoredAttempt(
    int Configuration, int? Fold, int? Restart, string Node, int? Slot, AttemptState State, DateTimeOffset Granted, DateTimeOffset? Ended, TimeSpan? Trained)
{
    /// <summary>The fold of the winner that was trained again; null for all others.</summary>
    public int? OutOfFold { get; init; }
}
