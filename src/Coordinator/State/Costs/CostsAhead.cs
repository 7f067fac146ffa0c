using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Costs;

/// <summary>
/// What the configurations that are not drawn yet are expected to cost: a second walk looks at them, a few more each time, since in a grid
/// those that come later may be nothing like those that came first. Past the first thousands the mean stands for the rest.
/// </summary>
/// <param name="walk">A walk of its own through the same configurations, or through others that stand for them.</param>
/// <param name="count">How many there are.</param>
/// <param name="costs">What a fold of one is expected to cost.</param>
internal sealed class CostsAhead(Func<IEnumerable<Configuration>> walk, int count, CostModel costs)
{
    private const int Most = 4096, Step = 256;

    private readonly List<Configuration> _known = [];
    private IEnumerator<Configuration>? _walk;
    private double[] _from = [0];
    private long _summedAt = -1;

    /// <summary>The cost of a fold of each configuration from an index on, together.</summary>
    public double From(int drawn)
    {
        if (drawn >= count)
        {
            return 0;
        }

        if (Look() || costs.Trainings > _summedAt + (_summedAt / 50))
        {
            Sum();
        }

        var seen = drawn < _known.Count ? _from[drawn] : 0;
        return seen + (_known.Count == 0 ? 0 : (count - Math.Max(drawn, _known.Count)) * (_from[0] / _known.Count));
    }

    private bool Look()
    {
        if (_known.Count >= Math.Min(Most, count))
        {
            return false;
        }

        _walk ??= walk().GetEnumerator();
        for (var i = 0; i < Step && _known.Count < Most && _walk.MoveNext(); i++)
        {
            _known.Add(_walk.Current);
        }

        return true;
    }

    private void Sum()
    {
        _summedAt = costs.Trainings;
        _from = new double[_known.Count + 1];
        for (var i = _known.Count - 1; i >= 0; i--)
        {
            _from[i] = _from[i + 1] + costs.Predict(_known[i]);
        }
    }
}
