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

    private readonly ResultRanking _ranking = new(GoodShare, LeastGood, MostGood);
    private readonly ToldGoals _goals = new();

    /// <inheritdoc/>
    public int Startup(int axes) => FirstPoints;

    /// <inheritdoc/>
    public double[] Suggest(EncodedSpace space, IReadOnlyList<ToldPoint> told, RandomStream stream)
    {
        _ranking.Follow(_goals.Ranked(told));
        var points = _ranking.Points;
        var good = _ranking.Good;
        if (good.Length == 0) return Anywhere(space, ref stream);

        var weights = new double[good.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = Elementary.Log((weights.Length + 1.0) / (i + 1));
        var (rest, restWeights) = _ranking.Rest(MostRest);
        var kernels = Kernels(space, told.Count);
        var search = new CandidateSearch(
            space, kernels, new KernelMixture(kernels, points, good, weights), new KernelMixture(kernels, points, rest, restWeights), _ranking.HasSeen);

        foreach (var best in good[..Math.Min(Starts, good.Length)]) search.TryNeighbours(points[best], ref stream);
        var candidates = Math.Clamp(MostProducts / told.Count, LeastCandidates, MostCandidates);
        search.TryDrawn(points, good, weights, candidates, ref stream);
        return search.Best ?? Anywhere(space, ref stream);
    }

    /// <summary>Narrower the more is known, at the rate that suits a density in so many dimensions (Scott, «Multivariate density estimation», 1992).</summary>
    private static KernelTable Kernels(EncodedSpace space, int count)
    {
        var width = Width * Elementary.Exp(-Elementary.Log(count) / (space.Axes.Length + 4));
        return new KernelTable([.. space.Axes.Select(axis => new AxisKernel(axis, width, LeastWidth, OtherCategory))]);
    }

    private static double[] Anywhere(EncodedSpace space, ref RandomStream stream)
    {
        var point = new double[space.Axes.Length];
        Array.Fill(point, double.NaN);
        space.Complete(point, ref stream);
        return point;
    }
}
