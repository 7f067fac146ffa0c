using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Tests;

/// <summary>How many folds a study has as not trained, by what was said.</summary>
internal static class LeftOutFolds
{
    /// <summary>What these events add.</summary>
    public static int Sum(IEnumerable<SearchEvent> events) => events.Sum(happened => happened switch
    {
        SearchEvent.ConfigurationPruned stopped => stopped.Pruned,
        SearchEvent.PruningWithdrawn withdrawn => -withdrawn.Folds,
        _ => 0,
    });
}
