using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Shared.Search.Walks;

/// <summary>The walk that an experiment asks for.</summary>
public static class ExperimentWalk
{
    /// <summary>A new walk through the configurations to try.</summary>
    public static ISearchStrategy Strategy(this Experiment experiment) => experiment.Search switch
    {
        SearchSettings.Random random => new RandomStrategy(experiment, random.Samples),
        _ => new GridStrategy(experiment),
    };

    /// <summary>A new walk through the configurations of all searches: over all rows, then outside of each outer part.</summary>
    public static ISearchStrategy WholeStrategy(this Experiment experiment) =>
        experiment.OuterFolds == 0 ? experiment.Strategy() : new NestedStrategy(experiment);
}
