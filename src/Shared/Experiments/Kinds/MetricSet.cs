using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>The metrics of an experiment.</summary>
/// <param name="Ranking">The one that ranks configurations.</param>
/// <param name="All">Those that final models are scored by, in the order of the catalog: all that fit the target, without those of one class.</param>
public sealed record MetricSet(Metric Ranking, ImmutableArray<Metric> All)
{
    /// <summary>Ranked by the loss, without other metrics.</summary>
    public static MetricSet LossAlone { get; } = new(new LossMetric(), []);

    /// <summary>Those that goals and requirements need beside the one that ranks.</summary>
    public ImmutableArray<Metric> Others { get; init; } = [];

    /// <summary>Those that are recorded after each epoch of a fold: the cheap ones, the one that ranks, and those of goals and requirements.</summary>
    public ImmutableArray<Metric> Recorded => With(All.Where(metric => metric.IsRecorded));

    /// <summary>Those that a final model is scored by: all, the one that ranks, and those of goals and requirements.</summary>
    public ImmutableArray<Metric> Final => With(All);

    private ImmutableArray<Metric> With(IEnumerable<Metric> known) =>
        [.. known.Concat(Ranking is LossMetric ? [] : [Ranking]).Concat(Others).DistinctBy(metric => metric.Name)];
}
