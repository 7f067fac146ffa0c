namespace ActorSearch.Shared.Protocol;

/// <summary>One event of a node's log, cut to a bounded size.</summary>
/// <param name="UnixMilliseconds">When, by the node's clock.</param>
/// <param name="Sentence">Its message.</param>
/// <param name="Error">The exception with its trace; null without one.</param>
/// <param name="Attempt">Which try it is about; null where it is about none. So with the next three.</param>
/// <param name="Configuration">Index of the configuration.</param>
/// <param name="Fold">Which fold.</param>
/// <param name="Slot">Which slot of the node.</param>
public sealed record LoggedTrouble(
    long UnixMilliseconds, TroubleLevel Level, string Sentence, string? Error, string? Attempt, int? Configuration, int? Fold, int? Slot);

/// <summary>How bad it is.</summary>
public enum TroubleLevel
{
    /// <summary>Something to look at.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>The process cannot continue.</summary>
    Fatal,
}
