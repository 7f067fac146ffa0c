using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;

namespace ActorSearch.Shared.Search;

/// <summary>The strategies that experiments ask for.</summary>
public static class SearchStrategies
{
    /// <summary>A new walk through the choices of an experiment.</summary>
    public static ISearchStrategy Of(Experiment experiment) => experiment.Search switch
    {
        SearchSettings.Random random => new RandomSearch(experiment.Seed, experiment.Space.Dimensions, experiment.Settings, random.Samples),
        _ => new GridSearch(new EncodedSpace(experiment.Space.Dimensions, experiment.Settings)),
    };
}
