namespace ActorSearch.Coordinator.State.Racing;

/// <summary>Stops nothing: all folds are trained, and configurations are compared at the rungs alone.</summary>
internal sealed class NoRule : IRaceRule
{
    /// <inheritdoc/>
    public string Reason => throw new InvalidOperationException("Nothing is pruned.");

    /// <inheritdoc/>
    public bool IsBestFirst => false;

    /// <inheritdoc/>
    public bool TakesAll => true;

    /// <inheritdoc/>
    public bool Stops(RaceEntry entry, FinishedConfigurations finished) => false;
}
