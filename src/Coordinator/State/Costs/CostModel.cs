using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Costs;

/// <summary>
/// How many milliseconds a fold of a configuration takes, from those that were trained: a ridge regression (Hoerl and Kennard, 1970) of the
/// logarithm of the time over what the settings let expect. What was never seen counts as the mean of what was.
/// </summary>
/// <param name="prior">What the settings alone let expect, in any unit, &gt; 0.</param>
internal sealed class CostModel(SearchSpace space, Func<Configuration, double> prior)
{
    /// <summary>So much as this many trainings speaks against an effect.</summary>
    private const double Ridge = 0.5;

    private readonly CostFeatures _features = new(space);
    private double[]? _effects;
    private double[,]? _products;
    private double[] _sums = [];
    private double _squares, _unit, _smear;

    /// <summary>How many trainings it has seen.</summary>
    public long Trainings { get; private set; }

    /// <summary>A fold took so long.</summary>
    public void Seen(Configuration configuration, int milliseconds)
    {
        if (_products is null)
        {
            _unit = prior(configuration);
            (_products, _sums) = (new double[_features.Count, _features.Count], new double[_features.Count]);
        }

        var expected = prior(configuration) / _unit;
        var (x, y) = (_features.Compute(configuration, expected), Math.Log(Math.Max(milliseconds, 0.5) / expected));
        for (var i = 0; i < x.Length; i++)
        {
            _sums[i] += x[i] * y;
            for (var j = 0; j < x.Length && x[i] != 0; j++)
            {
                _products[i, j] += x[i] * x[j];
            }
        }

        _squares += y * y;
        Trainings++;
        _effects = null;
    }

    /// <summary>Milliseconds of one fold; after the first training was seen.</summary>
    public double Predict(Configuration configuration)
    {
        _effects ??= Solve();
        var expected = prior(configuration) / _unit;
        var x = _features.Compute(configuration, expected);
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * _effects[i];
        }

        return expected * Math.Exp(Math.Clamp(sum + _smear, -30, 30));
    }

    // Gauss's elimination; the ridge makes the matrix one that needs no pivots.
    private double[] Solve()
    {
        var n = _features.Count;
        var (rows, right) = ((double[,])_products!.Clone(), (double[])_sums.Clone());
        for (var i = 0; i < n; i++)
        {
            rows[i, i] += i == 0 ? 1e-9 : Ridge;
        }

        for (var pivot = 0; pivot < n; pivot++)
        {
            for (var row = pivot + 1; row < n; row++)
            {
                var factor = rows[row, pivot] / rows[pivot, pivot];
                for (var column = pivot; column < n && factor != 0; column++)
                {
                    rows[row, column] -= factor * rows[pivot, column];
                }

                right[row] -= factor * right[pivot];
            }
        }

        for (var row = n - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < n; column++)
            {
                right[row] -= rows[row, column] * right[column];
            }

            right[row] /= rows[row, row];
        }

        // The mean of a lognormal time lies above its median by half the variance of the logarithm.
        var explained = right.Zip(_sums).Sum(pair => pair.First * pair.Second);
        _smear = Math.Clamp((_squares - explained) / Trainings, 0, 1) / 2;
        return right;
    }
}
