using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;

namespace ActorSearch.Shared.Search.Walks;

/// <summary>The configurations of a <see cref="RandomSearch"/>.</summary>
public sealed class RandomStrategy : ISearchStrategy
{
    private readonly RandomSearch _search;
    private readonly ConfigurationMaker _maker;
    private int _next;

    /// <param name="experiment">Its search settings must be random ones.</param>
    /// <param name="samples">How many to draw, ≥ 1.</param>
    public RandomStrategy(Experiment experiment, int samples)
    {
        _search = new RandomSearch(experiment.Schema, experiment.Seed, experiment.Space.Dimensions, experiment.Settings, samples);
        _maker = new ConfigurationMaker(experiment.Schema, experiment.Settings);
    }

    /// <inheritdoc/>
    public int Count => _search.Count!.Value;

    /// <inheritdoc/>
    public Configuration? Next() => _search.Suggest(_next, SearchHistory.Empty) is { } choices ? _maker.Make(_next++, choices) : null;

    /// <inheritdoc/>
    public void Tell(int configuration, double meanLoss)
    {
        // What was drawn does not depend on results.
    }
}
