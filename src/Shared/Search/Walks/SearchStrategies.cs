using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Search.Auto;
using ActorSearch.Shared.Search.CmaEs;
using ActorSearch.Shared.Search.Gp;
using ActorSearch.Shared.Search.Tpe;

namespace ActorSearch.Shared.Search.Walks;

/// <summary>The strategies that experiments ask for.</summary>
public static class SearchStrategies
{
    /// <summary>The words of strategies that learn.</summary>
    public static IReadOnlyList<string> Learning { get; } = ["auto", "gp", "tpe", "cma-es"];

    /// <summary>A new walk through the choices of an experiment.</summary>
    public static ISearchStrategy Of(Experiment experiment) => experiment.Search switch
    {
        SearchSettings.Random random => new RandomSearch(experiment.Schema, experiment.Seed, experiment.Space.Dimensions, experiment.Settings, random.Samples),
        _ => new GridSearch(new EncodedSpace(experiment.Schema, experiment.Space.Dimensions, experiment.Settings)),
    };

    /// <summary>The strategy of a word that learns.</summary>
    public static IPointStrategy Make(string kind) => kind switch
    {
        "auto" => new AutoStrategy(new GpStrategy(), new TpeStrategy()),
        "gp" => new GpStrategy(),
        "tpe" => new TpeStrategy(),
        "cma-es" => new CmaEsStrategy(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a strategy that learns."),
    };
}
