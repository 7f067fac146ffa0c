using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Search.Auto;
using ActorSearch.Shared.Search.CmaEs;
using ActorSearch.Shared.Search.Gp;
using ActorSearch.Shared.Search.Sobol;
using ActorSearch.Shared.Search.Tpe;

namespace ActorSearch.Shared.Search.Walks;

/// <summary>The strategies that experiments ask for.</summary>
public static class SearchStrategies
{
    /// <summary>The words of strategies that learn.</summary>
    public static IReadOnlyList<string> Learning { get; } = ["auto", "gp", "tpe", "cma-es"];

    /// <summary>A new walk through the choices of an experiment.</summary>
    public static ISearchStrategy Of(Experiment experiment)
    {
        var (space, seed) = (experiment.Space.Dimensions, experiment.Seed);
        if (experiment.Search is SearchSettings.Random random) return new RandomSearch(experiment.Schema, seed, space, experiment.Settings, random.Samples);

        var encoded = new EncodedSpace(experiment.Schema, space, experiment.Settings);
        return experiment.Search switch
        {
            SearchSettings.Sobol sobol => new SobolSearch(encoded, seed, sobol.Samples, StartPoints.Complete(experiment.Schema, encoded, seed, sobol.Start)),
            SearchSettings.Learning learning => new LearningStrategy(
                encoded, seed, Make(learning.Kind), learning.Samples, learning.Ahead, StartPoints.Complete(experiment.Schema, encoded, seed, learning.Start)),
            _ => new GridSearch(encoded),
        };
    }

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
