using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;

namespace ActorSearch.Shared.Search.Walks;

/// <summary>
/// The configurations of the search over all rows, then those of the search outside of each outer part: a walk each. Index i of the search of
/// part p is i + p × the configurations of a search.
/// </summary>
public sealed class NestedStrategy : ISearchStrategy
{
    private readonly ISearchStrategy[] _walks;
    private readonly ConfigurationMaker _maker;
    private readonly int _parts;
    private int _walk;

    /// <param name="experiment">Its strategy must not learn from results, and all searches together must have at most <see cref="int.MaxValue"/> configurations.</param>
    public NestedStrategy(Experiment experiment)
    {
        (_parts, _maker) = (experiment.OuterFolds, new ConfigurationMaker(experiment.Schema, experiment.Settings));
        _walks = [.. Enumerable.Range(0, 1 + _parts).Select(_ => experiment.Strategy())];
    }

    /// <inheritdoc/>
    public int Count => checked(_walks.Length * _walks[0].Count);

    /// <inheritdoc/>
    public Configuration? Next()
    {
        for (; _walk < _walks.Length; _walk++)
        {
            if (_walks[_walk].Next() is { } next)
            {
                return _walk == 0 ? next : _maker.Make(next.Index + (_walk * _walks[0].Count), [.. next.Choices, new OuterPart(_walk, _parts).Choice]);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Tell(int configuration, double meanLoss) =>
        _walks[configuration / _walks[0].Count].Tell(configuration % _walks[0].Count, meanLoss);
}
