using System.Globalization;
using ActorSearch.Coordinator.State;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>How far a search is, for people.</summary>
/// <param name="Search">The state at one moment.</param>
/// <param name="Elapsed">Since this run began.</param>
/// <param name="Columns">The hyperparameters.</param>
public sealed record ProgressReport(SearchProgress Search, TimeSpan Elapsed, SpaceColumns Columns)
{
    /// <summary>What configurations are ranked by.</summary>
    public SelectionMetric Metric { get; init; }

    /// <summary>How long the rest of the folds takes at the pace of this run so far; null before its first one.</summary>
    public TimeSpan? TimeLeft => Search.Done > Search.Earlier
        ? Elapsed * ((double)(Search.Folds - Search.Done) / (Search.Done - Search.Earlier))
        : null;

    /// <summary>The folds: <c>3 of 120 folds</c>.</summary>
    public string Folds => string.Create(CultureInfo.InvariantCulture, $"{Search.Done} of {Figures.Count(Search.Folds, "fold")}");

    /// <summary>All of it in one line.</summary>
    public string Describe() => string.Join(" · ", new[]
    {
        Folds,
        Search.Failed > 0 ? $"{Search.Failed} failed" : null,
        TimeLeft is { } left && Search.Done < Search.Folds ? $"{Figures.Of(left)} left" : null,
        Search.Refits > 0 ? $"refit {Math.Min(Search.RefitsDone + 1, Search.Refits)} of {Search.Refits}" : null,
        Search.Best is var (_, choices, summary)
            ? $"best {Figure(summary)} with {Columns.Describe(choices)}"
            : null,
    }.Where(part => part is not null));

    private string Figure(FoldSummary summary) => Metric.Kind == MetricKind.Loss
        ? Figures.Of(summary.Mean, summary.Deviation)
        : $"{MetricNames.Of(Metric)} {Figures.Of(SelectionCost.Metric(Metric, summary.Cost), summary.CostDeviation)}";
}
