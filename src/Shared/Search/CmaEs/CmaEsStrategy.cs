using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search.Seen;

namespace ActorSearch.Shared.Search.CmaEs;

/// <summary>
/// Covariance matrix adaptation (Hansen, «The CMA evolution strategy: a tutorial», 2016) on the ordered axes, shares of categories beside it. An axis
/// of few values keeps a spread that reaches the neighbouring ones (as the margin of Hamano and others, «CMA-ES with margin», 2022).
/// Results are taken in the order of their suggestion, so many to a generation; while a generation is under way all points come from the last one.
/// </summary>
public sealed class CmaEsStrategy : IPointStrategy
{
    public static readonly Kind<SearchSettings> Kind = StrategySettings.ThatLearns("cma-es", () => new CmaEsStrategy());

    /// <summary>Least standard deviation on an axis of values, in values; on a continuous one, of its length.</summary>
    private const double LeastSpread = 0.3, LeastContinuous = 1e-9;

    /// <summary>A point that was seen is drawn again, each time from a distribution that is wider by this factor.</summary>
    private const double Wider = 1.05;

    private const int Tries = 100, LeastPopulation = 4;

    private readonly SeenPoints _seen = new();
    private (EncodedSpace Space, Generations Generations)? _last;

    /// <inheritdoc/>
    public int Startup(int axes) => Population(axes);

    /// <inheritdoc/>
    public double[] Suggest(EncodedSpace space, IReadOnlyList<ToldPoint> told, RandomStream stream)
    {
        if (_last is not { } last || last.Space != space) _last = last = (space, new Generations(space, Population(space.Axes.Length)));
        last.Generations.Follow(told);
        _seen.Follow(told);
        var (point, wide) = (new double[space.Axes.Length], 1.0);
        for (var i = 0; i < Tries; i++, wide *= Wider)
        {
            Draw(space, last.Generations, wide, point, ref stream);
            if (!_seen.Contains(point)) break;
        }

        return point;
    }

    private static int Population(int axes) => LeastPopulation + (int)(3 * Elementary.Log(Math.Max(1, axes)));

    private static void Draw(EncodedSpace space, Generations generations, double wide, double[] point, ref RandomStream stream)
    {
        var state = generations.State;
        var normals = new double[generations.Ordered.Length];
        for (var i = 0; i < normals.Length; i++) normals[i] = stream.NextNormal();
        var shape = state.Shape(normals);
        for (var i = 0; i < normals.Length; i++)
        {
            var axis = space.Axes[generations.Ordered[i]];
            var least = axis.IsContinuous ? LeastContinuous : LeastSpread / axis.Count;
            point[generations.Ordered[i]] = state.Mean[i] + (shape[i] * wide * Math.Max(1, least / state.Spread(i)));
        }

        for (var i = 0; i < generations.Categories.Length; i++)
        {
            point[generations.Categories[i]] = CategoryShares.At(generations.Shares[i], stream.NextDouble());
        }

        space.Complete(point, ref stream);
    }
}
