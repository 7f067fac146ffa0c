using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.CmaEs;
using ActorSearch.Shared.Search.Sobol;
using ActorSearch.Shared.Search.Tpe;
using ISearchStrategy = ActorSearch.Shared.Search.ISearchStrategy;

namespace ActorSearch.Shared.Tests.Search;

/// <summary>The strategies that must all keep the same promises.</summary>
internal static class Strategies
{
    public static readonly string[] Names = ["sobol", "tpe", "cma-es"];

    public static ISearchStrategy Make(string name, EncodedSpace space, ulong seed = 5, int samples = 1000, int ahead = 8) => name switch
    {
        "sobol" => new SobolSearch(space, seed, samples, []),
        "tpe" => new LearningStrategy(space, seed, new TpeStrategy(), samples, ahead, []),
        "cma-es" => new LearningStrategy(space, seed, new CmaEsStrategy(), samples, ahead, []),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a strategy."),
    };
}
