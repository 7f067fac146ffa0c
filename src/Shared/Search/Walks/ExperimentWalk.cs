using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Shared.Search.Walks;

/// <summary>The walk that an experiment asks for.</summary>
public static class ExperimentWalk
{
    /// <summary>A new walk through the choices of all searches: over all rows, then outside of each outer part.</summary>
    public static ISearchStrategy Strategy(this Experiment experiment) =>
        experiment.OuterFolds == 0 ? SearchStrategies.Create(experiment) : new NestedSearch(experiment);
}
