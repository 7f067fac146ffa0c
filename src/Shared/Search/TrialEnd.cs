namespace ActorSearch.Shared.Search;

/// <summary>How far a configuration came. The numbers are stored; never change one.</summary>
public enum TrialEnd
{
    /// <summary>All its folds are scored.</summary>
    Complete = 1,

    /// <summary>It was pruned after some folds or epochs, because it cannot or is unlikely to win.</summary>
    Pruned = 2,

    /// <summary>A fold diverged, failed or was quarantined.</summary>
    Failed = 3,
}
