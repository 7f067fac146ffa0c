using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search.Gp;
using ActorSearch.Shared.Search.Tpe;

namespace ActorSearch.Shared.Search.Auto;

/// <summary>
/// A Gaussian process while there are few results, then in turn with densities of good and bad points: the one needs few results but
/// follows their luck and grows slow, the other does neither (docs/decisions/0021-gp-and-auto.md).
/// </summary>
/// <param name="process">The Gaussian process.</param>
/// <param name="densities">The other one, which alone is asked where there are many results or axes.</param>
public sealed class AutoStrategy(IPointStrategy process, IPointStrategy densities) : IPointStrategy
{
    public static readonly Kind<SearchSettings> Kind = StrategySettings.ThatLearns("auto", () => new AutoStrategy(new GpStrategy(), new TpeStrategy()));

    private const int FewPoints = 40, MostResults = 250, MostAxes = 30;

    /// <inheritdoc/>
    public int Startup(int axes) => Math.Max(process.Startup(axes), densities.Startup(axes));

    /// <inheritdoc/>
    public double? Gain { get; private set; }

    /// <inheritdoc/>
    public double[] Suggest(EncodedSpace space, IReadOnlyList<ToldPoint> told, RandomStream stream)
    {
        var asked = IsTurnOfProcess(space.Axes.Length, told) ? process : densities;
        var point = asked.Suggest(space, told, stream);
        Gain = asked.Gain;
        return point;
    }

    private static bool IsTurnOfProcess(int axes, IReadOnlyList<ToldPoint> told) =>
        axes <= MostAxes && (told.Count < FewPoints || told.Count % 2 == 0) && !told.Where(one => !one.IsPending).Skip(MostResults).Any();
}
