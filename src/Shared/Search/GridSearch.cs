using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Search;

/// <summary>All points of a finite space, the last dimension varying fastest.</summary>
public sealed class GridSearch : ISearchStrategy
{
    public static readonly Kind<SearchSettings> Kind = new("grid", _ => new StrategySettings(experiment => new GridSearch(new EncodedSpace(experiment))));

    private readonly EncodedSpace _space;

    /// <param name="space">It has at most <see cref="int.MaxValue"/> points.</param>
    public GridSearch(EncodedSpace space) => (_space, Count) = (space, (int)space.Size!.Value);

    /// <inheritdoc/>
    public int? Count { get; }

    /// <inheritdoc/>
    public int Ahead => int.MaxValue;

    /// <inheritdoc/>
    public ImmutableArray<Choice>? Suggest(int index, SearchHistory history) => index < Count ? _space.At(index) : null;
}
