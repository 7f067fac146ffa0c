using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;

namespace ActorSearch.Shared.Search.Walks;

/// <summary>The configurations of an experiment, as far as they are known before anything is trained.</summary>
public static class Preview
{
    /// <summary>
    /// By index. Where suggestions depend on results, random configurations of the same space stand for them, without end if the space has none.
    /// </summary>
    public static IEnumerable<Configuration> Suggest(Experiment experiment)
    {
        var strategy = SearchStrategies.Create(experiment);
        if (strategy.Ahead != int.MaxValue)
        {
            strategy = new RandomSearch(experiment.Schema, experiment.Seed, experiment.Space.Dimensions, experiment.Settings, int.MaxValue);
        }

        for (var index = 0; strategy.Suggest(index, SearchHistory.Empty) is { } choices; index++)
        {
            yield return experiment.Configure(index, choices);
        }
    }

    /// <summary>Those of all searches of nested cross-validation: over all rows, then outside of each outer fold.</summary>
    public static IEnumerable<Configuration> Whole(Experiment experiment)
    {
        var count = Count(experiment);
        for (var part = 0; part <= experiment.OuterFolds; part++)
        {
            foreach (var configuration in Suggest(experiment).Take(count))
            {
                yield return part == 0
                    ? configuration
                    : experiment.Configure(configuration.Index + (part * count), [.. configuration.Choices, new OuterPart(part, experiment.OuterFolds).Choice]);
            }
        }
    }

    /// <summary>Most configurations of one search.</summary>
    public static int Count(Experiment experiment) => SearchStrategies.Create(experiment).Count ?? int.MaxValue;
}
