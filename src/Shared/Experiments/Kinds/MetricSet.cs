using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>The metrics of an experiment.</summary>
/// <param name="Ranking">The one that ranks configurations.</param>
/// <param name="All">Those that final models are scored by, in the order of the catalog: all that fit the target, without those of one class.</param>
public sealed record MetricSet(Metric Ranking, ImmutableArray<Metric> All)
{
    /// <summary>Ranked by the loss, without other metrics.</summary>
    public static MetricSet LossAlone { get; } = new(new LossMetric(), []);

    /// <summary>Those that are recorded after each epoch of a fold: the cheap ones, and the one that ranks.</summary>
    public ImmutableArray<Metric> Recorded { get; } =
    [
        .. All.Where(metric => metric.IsRecorded), .. Ranking is LossMetric || All.Any(metric => metric.IsRecorded && metric.Name == Ranking.Name) ? [] : (Metric[])[Ranking],
    ];

    /// <summary>Those that a final model is scored by: all, and the one that ranks.</summary>
    public ImmutableArray<Metric> Final { get; } =
        [.. All, .. Ranking is LossMetric || All.Any(metric => metric.Name == Ranking.Name) ? [] : (Metric[])[Ranking]];
}
