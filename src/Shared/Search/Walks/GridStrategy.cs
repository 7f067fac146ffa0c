using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;

namespace ActorSearch.Shared.Search.Walks;

/// <summary>All configurations of a finite space, the last key of the space varying fastest; each is made when it is asked for.</summary>
public sealed class GridStrategy : ISearchStrategy
{
    private readonly GridSearch _search;
    private readonly ConfigurationMaker _maker;
    private int _next;

    /// <param name="experiment">Its space must be finite and hold at most <see cref="int.MaxValue"/> configurations.</param>
    public GridStrategy(Experiment experiment)
    {
        _search = new GridSearch(new EncodedSpace(experiment.Schema, experiment.Space.Dimensions, experiment.Settings));
        _maker = new ConfigurationMaker(experiment.Schema, experiment.Settings);
    }

    /// <inheritdoc/>
    public int Count => _search.Count!.Value;

    /// <summary>The configuration of an index, from 0, below <see cref="Count"/>.</summary>
    public Configuration At(int index) => _maker.Make(
        index, _search.Suggest(index, SearchHistory.Empty) ?? throw new ArgumentOutOfRangeException(nameof(index), index, "The grid is smaller."));

    /// <inheritdoc/>
    public Configuration? Next() => _next < Count ? At(_next++) : null;

    /// <inheritdoc/>
    public void Tell(int configuration, double meanLoss)
    {
        // A grid is tried whole, whatever comes of its points.
    }
}
