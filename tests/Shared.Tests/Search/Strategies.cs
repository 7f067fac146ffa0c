using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Sobol;
using ActorSearch.Shared.Search.Walks;
using ISearchStrategy = ActorSearch.Shared.Search.ISearchStrategy;

namespace ActorSearch.Shared.Tests.Search;

/// <summary>The strategies that must all keep the same promises.</summary>
internal static class Strategies
{
    public static readonly string[] Names = ["sobol", .. SearchStrategies.Learning];

    public static ISearchStrategy Make(string name, EncodedSpace space, ulong seed = 5, int samples = 1000, int ahead = 8) => name switch
    {
        "sobol" => new SobolSearch(space, seed, samples, []),
        _ => new LearningStrategy(space, seed, SearchStrategies.Make(name), samples, ahead, []),
    };
}
