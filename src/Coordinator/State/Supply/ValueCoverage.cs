using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>
/// Sees to it that each listed value is trained once before long, in turn with the costliest folds: what a value costs that was never tried
/// nobody knows, and with the costliest first the cheap ones would be tried last. A search of few folds needs none.
/// </summary>
internal sealed class ValueCoverage
{
    private const int FewestFolds = 40, MostValues = 8, MostLooks = 64;

    private readonly HashSet<Choice> _untried;
    private int _looks;
    private bool _isTurn;

    /// <param name="folds">Folds of the search.</param>
    public ValueCoverage(SearchSpace space, long folds) => _untried = folds < FewestFolds
        ? []
        : [
            .. space.Dimensions.Where(dimension => dimension.Values is DimensionValues.Listed { Items.Length: > 1 and <= MostValues })
                .SelectMany(dimension => ((DimensionValues.Listed)dimension.Values).Items.Select(value => new Choice(dimension.Path, value))),
        ];

    /// <summary>A fold of a configuration was handed out.</summary>
    public void Given(Configuration configuration) => _untried.ExceptWith(configuration.Choices);

    /// <summary>The configuration with the most values that were not tried; null where it is the turn of the costliest, or all were.</summary>
    public ActiveConfiguration? Next(IEnumerable<ActiveConfiguration> waiting)
    {
        // The first fold is one of the costliest.
        var isTurn = _isTurn;
        _isTurn = !_isTurn;
        if (!isTurn || _untried.Count == 0 || _looks == MostLooks)
        {
            return null;
        }

        _looks++;
        return waiting.Where(active => !active.AllGiven).Select(active => (Active: active, News: active.Configuration.Choices.Count(_untried.Contains)))
            .Where(entry => entry.News > 0).OrderByDescending(entry => entry.News).ThenBy(entry => entry.Active.Configuration.Index)
            .Select(entry => entry.Active).FirstOrDefault();
    }
}
