using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>The best point so far with one axis drawn again.</summary>
public sealed class NearBest : IPointStrategy
{
    public static readonly Kind<SearchSettings> Kind = StrategySettings.ThatLearns("near-best", () => new NearBest());

    public int Startup(int axes) => 5;

    public double[] Suggest(EncodedSpace space, IReadOnlyList<ToldPoint> told, RandomStream stream)
    {
        var point = new double[space.Axes.Length];
        Array.Fill(point, double.NaN);
        foreach (var best in told.Where(one => double.IsFinite(one.Cost)).OrderBy(one => one.Cost).Take(1))
        {
            best.Point.CopyTo(point, 0);
            point[stream.NextInt32(point.Length)] = double.NaN;
        }

        space.Complete(point, ref stream);
        return point;
    }
}
