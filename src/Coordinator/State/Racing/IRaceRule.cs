namespace ActorSearch.Coordinator.State.Racing;

/// <summary>When a configuration is trained no further.</summary>
internal interface IRaceRule
{
    /// <summary>Why a configuration was pruned, for people.</summary>
    string Reason { get; }

    /// <summary>
    /// Whether those that look good so far go first, else the lowest index. A rule that compares on the same folds needs the latter: a configuration
    /// that was taken for its lucky first folds would make all others look bad on these.
    /// </summary>
    bool IsBestFirst { get; }

    /// <summary>Whether all folds of each configuration are wanted at once, since it prunes none.</summary>
    bool TakesAll => false;

    /// <summary>Whether the other folds of a configuration need not be trained.</summary>
    /// <param name="entry">Some of its folds are looked at, none failed.</param>
    /// <param name="finished">At least one.</param>
    bool Stops(RaceEntry entry, FinishedConfigurations finished);
}
