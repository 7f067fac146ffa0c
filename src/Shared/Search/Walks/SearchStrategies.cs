using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Shared.Search.Walks;

/// <summary>The strategies that experiments ask for.</summary>
public static class SearchStrategies
{
    /// <summary>A new walk through the choices of an experiment.</summary>
    public static ISearchStrategy Create(Experiment experiment) => ((StrategySettings)experiment.Search).Make(experiment);
}
