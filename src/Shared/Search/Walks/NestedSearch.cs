using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Search.Tracking;

namespace ActorSearch.Shared.Search.Walks;

/// <summary>
/// The choices of the search over all rows, then those of the search outside of each outer part: a walk each, which sees the results of its own
/// search alone. Index i of the search of part p is i + p × the configurations of a search.
/// </summary>
public sealed class NestedSearch : ISearchStrategy
{
    private readonly ISearchStrategy[] _walks;
    private readonly TrackedList<SearchTrial>[] _seen;
    private readonly ListReader<SearchTrial>[] _readers;
    private readonly int _parts, _count;

    /// <param name="experiment">All its searches together have at most <see cref="int.MaxValue"/> configurations.</param>
    public NestedSearch(Experiment experiment)
    {
        _parts = experiment.OuterFolds;
        _walks = [.. Enumerable.Range(0, 1 + _parts).Select(_ => SearchStrategies.Create(experiment))];
        _seen = [.. _walks.Select(_ => new TrackedList<SearchTrial>())];
        _readers = [.. _walks.Select(_ => new ListReader<SearchTrial>())];
        _count = Preview.Count(experiment);
    }

    /// <inheritdoc/>
    public int? Count => checked(_walks.Length * _count);

    /// <inheritdoc/>
    public int Ahead => _walks[0].Ahead;

    /// <inheritdoc/>
    public ImmutableArray<Choice>? Suggest(int index, SearchHistory history)
    {
        var (part, within) = (index / _count, index % _count);
        if (index >= Count || _walks[part].Suggest(within, Within(part, within, history)) is not { } choices) return null;
        return part == 0 ? choices : [.. choices, new OuterPart(part, _parts).Choice];
    }

    private SearchHistory Within(int part, int within, SearchHistory history)
    {
        if (Ahead == int.MaxValue) return SearchHistory.Empty;
        var seen = _seen[part];
        var (first, same) = (part * _count, _readers[part].Read(history.Trials));
        for (var i = Math.Clamp(same - first, 0, seen.Count); i < within; i++)
        {
            var (choices, result) = history.Trials[first + i];
            if (i < seen.Count) seen[i] = seen[i] with { Result = result };
            else seen.Add(new SearchTrial(part == 0 ? choices : choices[..^1], result));
        }

        return new SearchHistory(seen);
    }
}
