using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>What a person may ask of a running search. None of it bears on results, only on when they come.</summary>
public abstract record SearchAction
{
    private SearchAction()
    {
    }

    /// <summary>Start no new trainings; running ones finish.</summary>
    public sealed record Pause : SearchAction;

    /// <summary>Hand out work again, after a pause or before a stop.</summary>
    public sealed record Resume : SearchAction;

    /// <summary>Hand out no more work, and end as if interrupted when what is handed out is in.</summary>
    public sealed record StopAfterThis : SearchAction;

    /// <summary>Give a node no more work, so that it can be switched off when it has none.</summary>
    public sealed record Drain(NodeId Node) : SearchAction;

    /// <summary>Give a drained node work again.</summary>
    public sealed record Undrain(NodeId Node) : SearchAction;

    /// <summary>Try a quarantined fold again: its lost attempts are forgiven.</summary>
    public sealed record Requeue(Configuration Configuration, int Fold) : SearchAction;
}

/// <summary>The outcome of an action.</summary>
/// <param name="IsDone">Whether the search did it.</param>
/// <param name="Sentence">What it did, or why it did not, for people.</param>
public sealed record ActionOutcome(bool IsDone, string Sentence);

/// <summary>Whether work is handed out.</summary>
public enum SearchMode
{
    /// <summary>New trainings start.</summary>
    Working,

    /// <summary>Paused: no new trainings start until a resume.</summary>
    Paused,

    /// <summary>It is not, and the search ends when what is handed out is in.</summary>
    Stopping,
}

/// <summary>What a search is about.</summary>
public enum SearchPhase
{
    /// <summary>Folds are trained.</summary>
    Folds,

    /// <summary>The winner is being selected.</summary>
    Selecting,

    /// <summary>The final model is trained, and the winner's folds again.</summary>
    Refits,

    /// <summary>All is in.</summary>
    Over,
}
