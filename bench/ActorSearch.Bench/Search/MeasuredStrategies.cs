using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Auto;
using ActorSearch.Shared.Search.CmaEs;
using ActorSearch.Shared.Search.Gp;
using ActorSearch.Shared.Search.Sobol;
using ActorSearch.Shared.Search.Tpe;
using ISearchStrategy = ActorSearch.Shared.Search.ISearchStrategy;

namespace ActorSearch.Bench.Search;

/// <summary>The strategies that are measured, by name.</summary>
internal static class MeasuredStrategies
{
    private const string EvenlySpread = "sobol";

    /// <summary>Those that look at results.</summary>
    public static IReadOnlyList<string> Learning { get; } = ["auto", "gp", "tpe", "cma-es"];

    /// <summary>Those that look at results, and those that do not.</summary>
    public static IEnumerable<string> Names(int ahead) => ahead == 1 ? Learning.Prepend(EvenlySpread) : Learning;

    public static ISearchStrategy Make(string name, EncodedSpace space, ulong seed, int samples, int ahead) => name == EvenlySpread
        ? new SobolSearch(space, seed, samples, [])
        : new LearningStrategy(space, seed, Points(name), samples, ahead, []);

    /// <summary>One of <see cref="Learning"/>.</summary>
    public static IPointStrategy Points(string name) => name switch
    {
        "auto" => new AutoStrategy(new GpStrategy(), new TpeStrategy()),
        "gp" => new GpStrategy(),
        "tpe" => new TpeStrategy(),
        _ => new CmaEsStrategy(),
    };
}
