using ActorSearch.Shared.Search;
using ActorSearch.Shared.Search.Sobol;
using ActorSearch.Shared.Search.Walks;
using ISearchStrategy = ActorSearch.Shared.Search.ISearchStrategy;

namespace ActorSearch.Bench.Search;

/// <summary>The strategies that are measured, by name.</summary>
internal static class MeasuredStrategies
{
    private const string EvenlySpread = "sobol";

    /// <summary>Those that look at results, and those that do not.</summary>
    public static IEnumerable<string> Names(int ahead) => ahead == 1 ? SearchStrategies.Learning.Prepend(EvenlySpread) : SearchStrategies.Learning;

    public static ISearchStrategy Make(string name, EncodedSpace space, ulong seed, int samples, int ahead) => name == EvenlySpread
        ? new SobolSearch(space, seed, samples, [])
        : new LearningStrategy(space, seed, SearchStrategies.Make(name), samples, ahead, []);
}
