using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>
/// Costs in the units that a process is fitted in: the logarithm where there is a bound below (0; −1 for negated accuracies and R², which are
/// at most 1), clipped above, so that neither decades of bad costs nor a failed configuration bend what is predicted near the best, then
/// of mean 0 and deviation 1.
/// </summary>
internal sealed class Targets
{
    private const double ClippedAt = 2;

    private readonly double _mean, _deviation;
    private readonly bool _isLogarithm;

    /// <param name="results">Not pending; at least one has a cost.</param>
    public Targets(IReadOnlyList<ToldPoint> results)
    {
        var costs = results.Select(told => told.Cost).Where(double.IsFinite).ToArray();
        var lowest = costs.Min();
        double? bound = lowest >= 0 ? 0 : lowest >= -1 ? -1 : null;

        // What is exactly at the bound counts as half of the nearest to it.
        var floor = 1.0;
        if (bound is { } b) floor = costs.Where(cost => cost > b).Select(cost => cost - b).DefaultIfEmpty(2).Min() / 2;
        double Column(double cost) => bound is { } from ? Elementary.Log(Math.Max(cost - from, floor)) : cost;

        var sorted = costs.Select(Column).Order().ToArray();
        var (best, median) = (sorted[0], sorted[sorted.Length / 2]);
        var most = median > best ? Math.Min(sorted[^1], median + (ClippedAt * (median - best))) : sorted[^1];
        Values = [.. results.Select(told => double.IsFinite(told.Cost) ? Math.Min(Column(told.Cost), most) : most)];
        var mean = Values.Sum() / Values.Length;
        var variance = Values.Sum(value => (value - mean) * (value - mean)) / Values.Length;
        var deviation = variance > 0 ? Math.Sqrt(variance) : 1;
        (_mean, _deviation, _isLogarithm) = (mean, deviation, bound is not null);
        for (var i = 0; i < Values.Length; i++) Values[i] = (Values[i] - mean) / deviation;

        var errors = results.Select(told => told.Error / deviation / (bound is { } from ? Math.Max(told.Cost - from, floor) : 1)).ToArray();
        (Variances, TypicalVariance) = Pooled([.. errors.Select(error => error * error)]);
    }

    /// <summary>What an improvement of a value is in units of the cost.</summary>
    /// <param name="best">The value that it improves.</param>
    /// <param name="improvement">By how much, ≥ 0.</param>
    public double Gain(double best, double improvement) => _isLogarithm
        ? Elementary.Exp(_mean + (_deviation * best)) * (1 - Elementary.Exp(-_deviation * improvement))
        : _deviation * improvement;

    /// <summary>By result, lower is better.</summary>
    public double[] Values { get; }

    /// <summary>By result, how far it may be off by luck, squared: by the spread of its folds. Empty where no result has one.</summary>
    public double[] Variances { get; }

    /// <summary>Of a result whose folds are not known; 0 where nothing is.</summary>
    public double TypicalVariance { get; }

    /// <summary>
    /// A spread of a few folds is a guess itself: the logarithm of each variance is moved half way to the mean of all, and a variance
    /// that is missing or 0 is that mean.
    /// </summary>
    private static (double[] Variances, double Typical) Pooled(double[] variances)
    {
        var logs = variances.Where(variance => variance > 0 && double.IsFinite(variance)).Select(Elementary.Log).ToArray();
        if (logs.Length == 0) return ([], 0);
        var mean = logs.Sum() / logs.Length;
        return (
            [.. variances.Select(v => Elementary.Exp(v > 0 && double.IsFinite(v) ? (mean + Elementary.Log(v)) / 2 : mean))],
            Elementary.Exp(mean));
    }
}
