using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Search;

/// <summary>
/// Decides which choices come at an index. They follow from the seed and from results that lie at least <see cref="Ahead"/> indices back, from
/// nothing else: no clock, no order of arrival.
/// </summary>
public interface ISearchStrategy
{
    /// <summary>The most configurations it suggests; null: as many as it is asked for.</summary>
    int? Count { get; }

    /// <summary>
    /// A suggestion at index i looks at results of indices ≤ i − Ahead. <see cref="int.MaxValue"/>: it looks at no results at all.
    /// </summary>
    int Ahead { get; }

    /// <summary>
    /// How much better than the best the last suggestion is expected to be, in units of the cost; null where that is not predicted. It follows from what
    /// that suggestion follows from.
    /// </summary>
    double? Gain => null;

    /// <summary>The choices at an index, or null where the space is exhausted.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="history">At least all trials before the index.</param>
    ImmutableArray<Choice>? Suggest(int index, SearchHistory history);
}
