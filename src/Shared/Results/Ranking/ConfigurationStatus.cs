namespace ActorSearch.Shared.Results.Ranking;

/// <summary>Where a configuration stands.</summary>
public enum ConfigurationStatus
{
    /// <summary>Folds are missing and none has gone wrong.</summary>
    Incomplete,

    /// <summary>All folds are scored and their mean is finite: it takes part in the selection.</summary>
    Scored,

    /// <summary>All folds are scored, but their mean is not finite, or that of another goal.</summary>
    NotFinite,

    /// <summary>A fold was pruned, none is worse off.</summary>
    Pruned,

    /// <summary>A fold failed, none is quarantined.</summary>
    Failed,

    /// <summary>A fold is quarantined.</summary>
    Quarantined,

    /// <summary>All folds are scored, but it breaks what is required of a winner.</summary>
    Infeasible,
}
