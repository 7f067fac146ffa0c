using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search.Goals;

namespace ActorSearch.Shared.Search.Tpe;

/// <summary>
/// Tree-structured Parzen estimator over all axes at once (Bergstra, Bardenet, Bengio and Kégl, «Algorithms for hyper-parameter optimization»,
/// 2011; Falkner, Klein and Hutter, «BOHB», 2018). What scored well makes one density; the rest, what failed and what is pending make another. The
/// next point has the largest ratio of the two among many that are drawn from the first, and the neighbours of the best.
/// </summary>
public sealed class TpeStrategy : IPointStrategy
{
    public static readonly Kind<SearchSettings> Kind = StrategySettings.ThatLearns("tpe", () => new TpeStrategy());

    private const double GoodShare = 0.2, Width = 0.25, LeastWidth = 0.3, OtherCategory = 0.1;
    private const int LeastGood = 3, MostGood = 25, FirstPoints = 10, Starts = 3;

    /// <summary>Number of candidates: fewer with more results, so that the products of kernels are bounded, but never fewer than the least.</summary>
    private const int MostCandidates = 512, LeastCandidates = 32, MostProducts = 100 * MostCandidates;

    /// <summary>Of more points that are not good the density knows the latest half of so many, and as many of the others.</summary>
    private const int MostRest = 2 * MostProducts / LeastCandidates;

    /// <inheritdoc/>
    public int Startup(int axes) => FirstPoints;

    /// <inheritdoc/>
    public double[] Suggest(EncodedSpace space, IReadOnlyList<ToldPoint> told, RandomStream stream)
    {
        var ranked = RankedPoints.Rank(ToldGoals.Ranked(told), GoodShare, LeastGood, MostGood);
        var good = ranked.Good;
        if (good == 0) return Anywhere(space, ref stream);

        var weights = new double[good];
        for (var i = 0; i < good; i++) weights[i] = Elementary.Log((good + 1.0) / (i + 1));
        var (rest, restWeights) = Sample(ranked.Points.AsSpan(good));
        var kernels = Kernels(space, told.Count);
        var search = new CandidateSearch(
            space, kernels,
            new KernelMixture(kernels, ranked.Points.AsSpan(0, good), weights),
            new KernelMixture(kernels, rest, restWeights),
            ranked.Points);

        for (var i = 0; i < Math.Min(Starts, good); i++) search.TryNeighbours(ranked.Points[i], ref stream);
        var candidates = Math.Clamp(MostProducts / told.Count, LeastCandidates, MostCandidates);
        search.TryDrawn(ranked.Points.AsSpan(0, good), weights, candidates, ref stream);
        return search.Best ?? Anywhere(space, ref stream);
    }

    /// <summary>Narrower the more is known, at the rate that suits a density in so many dimensions (Scott, «Multivariate density estimation», 1992).</summary>
    private static KernelTable Kernels(EncodedSpace space, int count)
    {
        var width = Width * Elementary.Exp(-Elementary.Log(count) / (space.Axes.Length + 4));
        return new KernelTable([.. space.Axes.Select(axis => new AxisKernel(axis, width, LeastWidth, OtherCategory))]);
    }

    /// <summary>
    /// What the density of points that are not good is made of: a part of very many, so that a suggestion takes as long as before. What is left out is in
    /// the weights.
    /// </summary>
    /// <param name="points">The latest first.</param>
    private static (double[][] Points, double[] Weights) Sample(ReadOnlySpan<double[]> points)
    {
        var count = Math.Min(points.Length, MostRest);
        var (sample, weights) = (points[..count].ToArray(), new double[count]);
        Array.Fill(weights, 1);
        if (points.Length == count) return (sample, weights);
        var latest = count / 2;
        var (older, places) = (points.Length - latest, count - latest);
        for (var i = 0; i < places; i++)
        {
            (sample[latest + i], weights[latest + i]) = (points[latest + (int)((long)i * older / places)], (double)older / places);
        }

        return (sample, weights);
    }

    private static double[] Anywhere(EncodedSpace space, ref RandomStream stream)
    {
        var point = new double[space.Axes.Length];
        Array.Fill(point, double.NaN);
        space.Complete(point, ref stream);
        return point;
    }
}
