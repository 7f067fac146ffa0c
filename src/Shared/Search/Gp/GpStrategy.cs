using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search.Goals;
using ActorSearch.Shared.Search.Seen;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>
/// Fits a Gaussian process to what is known and suggests the point with the highest expected improvement. What is pending counts as coming
/// out as predicted. The process's parameters are those most likely given the results; past some dozens of results they are kept for a few
/// suggestions, by the number of results alone.
/// </summary>
public sealed class GpStrategy : IPointStrategy
{
    public static readonly Kind<SearchSettings> Kind = StrategySettings.ThatLearns("gp", () => new GpStrategy());

    private const int Leading = 3, MostSteps = 25, FewResults = 64, MostResults = 300, MostFitted = 128;

    private readonly ToldGoals _goals = new();
    private readonly SeenPoints _seen = new();
    private (List<ToldPoint> Results, double[] Parameters)? _fit;

    /// <inheritdoc/>
    public int Startup(int axes) => 10;

    /// <inheritdoc/>
    public double? Gain { get; private set; }

    /// <inheritdoc/>
    public double[] Suggest(EncodedSpace space, IReadOnlyList<ToldPoint> told, RandomStream stream)
    {
        Gain = null;
        _seen.Follow(told);
        told = _goals.Weighted(told, ref stream);
        var hasGoals = told.Any(one => one.Goals is not null);
        var candidates = new Candidates(space, _seen);
        var all = told.Where(one => !one.IsPending).ToList();
        var results = Kept(all, MostResults);
        if (!results.Exists(one => double.IsFinite(one.Cost))) return candidates.Unseen(ref stream);

        var layout = new FeatureLayout(space.Axes, space.HasConditions);
        var parameters = Fitted(layout, all);
        var targets = new Targets(results);
        var process = Fit(layout, results, parameters, targets);

        // The best prediction, not the luckiest result, is what has to be improved on.
        var best = process.Best;
        var pending = told.Where(one => one.IsPending).Select(one => one.Point).ToList();
        if (pending.Count > 0) process = Believing(layout, results, pending, parameters, targets, process);
        var acquisition = new Acquisition(process, best);
        var leading = Enumerable.Range(0, results.Count).OrderBy(i => targets.Values[i]).Take(Leading).Select(i => results[i].Point);
        if (candidates.Best([.. leading], acquisition, ref stream) is not { } point) return candidates.Unseen(ref stream);
        Gain = hasGoals ? null : targets.Gain(best, Elementary.Exp(acquisition.Evaluate([point])[0]));
        return point;
    }

    /// <summary>Of many results the best and the latest, half of each: the work grows with the third power of their number.</summary>
    private static List<ToldPoint> Kept(List<ToldPoint> results, int most)
    {
        if (results.Count <= most) return results;
        var latest = results.Count - (most / 2);
        var best = Enumerable.Range(0, latest).OrderBy(i => double.IsFinite(results[i].Cost) ? results[i].Cost : double.PositiveInfinity)
            .Take(most - (most / 2)).ToHashSet();
        return [.. results.Where((_, i) => i >= latest || best.Contains(i))];
    }

    private static Process Fit(FeatureLayout layout, List<ToldPoint> results, double[] parameters, Targets targets) =>
        new(new Features(layout, [.. results.Select(one => one.Point)]), parameters, targets.Values, targets.Variances);

    private static Process Believing(
        FeatureLayout layout, List<ToldPoint> results, List<double[]> pending, double[] parameters, Targets targets, Process process)
    {
        var (means, _) = process.Predict(pending);
        var variances = targets.Variances.Length == 0 ? [] : targets.Variances.Concat(pending.Select(_ => targets.TypicalVariance)).ToArray();
        return new Process(
            new Features(layout, [.. results.Select(one => one.Point), .. pending]), parameters, [.. targets.Values, .. means], variances);
    }

    /// <summary>The most likely parameters by the results, or the kept ones of them, up to the last number of results at which they are worked out.</summary>
    private double[] Fitted(FeatureLayout layout, List<ToldPoint> results)
    {
        var every = 1 + Math.Min(results.Count * results.Count / (FewResults * FewResults), results.Count / 8);
        var known = results.Count - (results.Count % every);
        if (_fit is { } kept && kept.Results.Count == known && kept.Results.SequenceEqual(results.Take(known))) return kept.Parameters;
        var first = results.GetRange(0, known);
        var fitted = Kept(first, MostFitted);
        if (!fitted.Exists(one => double.IsFinite(one.Cost))) return Parameters.Start(layout.Axes);
        var targets = new Targets(fitted);
        var posterior = new Posterior(new Features(layout, [.. fitted.Select(one => one.Point)]), targets.Values, targets.Variances);
        var parameters = QuasiNewton.Minimum(posterior.At, Parameters.Start(layout.Axes), MostSteps);
        _fit = (first, parameters);
        return parameters;
    }
}
