using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Auto;
using ActorSearch.Shared.Search.CmaEs;
using ActorSearch.Shared.Search.Gp;
using ActorSearch.Shared.Search.Sobol;
using ActorSearch.Shared.Search.Tpe;
using ISearchStrategy = ActorSearch.Shared.Search.ISearchStrategy;

namespace ActorSearch.Shared.Tests.Search;

/// <summary>The strategies that must all keep the same promises.</summary>
internal static class Strategies
{
    public static readonly string[] Names = ["sobol", "auto", "gp", "tpe", "cma-es"];

    public static ISearchStrategy Make(string name, EncodedSpace space, ulong seed = 5, int samples = 1000, int ahead = 8) => name switch
    {
        "sobol" => new SobolSearch(space, seed, samples, []),
        _ => new LearningStrategy(space, seed, Learning(name), samples, ahead, []),
    };

    private static IPointStrategy Learning(string name) => name switch
    {
        "auto" => new AutoStrategy(new GpStrategy(), new TpeStrategy()),
        "gp" => new GpStrategy(),
        "tpe" => new TpeStrategy(),
        _ => new CmaEsStrategy(),
    };
}
