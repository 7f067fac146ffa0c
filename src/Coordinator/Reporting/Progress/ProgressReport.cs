using System.Globalization;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Progress;

/// <summary>The progress of a search, for people.</summary>
/// <param name="Search">The state at one moment.</param>
/// <param name="Columns">The hyperparameters.</param>
public sealed record ProgressReport(SearchProgress Search, SpaceColumns Columns)
{
    /// <summary>The ranking metric.</summary>
    public Metric Metric { get; init; } = Metric.Loss;

    /// <summary>Whether trainers can join and leave, so that their number is shown.</summary>
    public bool IsShared { get; init; }

    /// <summary>The folds: <c>3 of 120 folds</c>.</summary>
    public string Folds => string.Create(CultureInfo.InvariantCulture, $"{Search.Done} of {Figures.Count(Search.Folds, "fold")}");

    /// <summary>All of it in one line.</summary>
    public string Describe() => string.Join(" · ", new[]
    {
        Folds,
        IsShared ? Search.Nodes is [] ? "no trainer" : Figures.Count(Search.Nodes.Length, "trainer") : null,
        Search.Pruned > 0 ? $"{Search.Pruned} not trained" : null,
        Search.Paused > 0 ? $"{Search.Paused} not trained to the end" : null,
        Search.Failed > 0 ? $"{Search.Failed} failed" : null,
        Search.TimeLeft is { } left ? $"{Figures.Format(left)} left" : null,
        Search.Refits > 0 ? $"refit {Math.Min(Search.RefitsDone + 1, Search.Refits)} of {Search.Refits}" : null,
        Search.OutOfFold > 0 ? $"out-of-fold {Math.Min(Search.OutOfFoldDone + 1, Search.OutOfFold)} of {Search.OutOfFold}" : null,
        Search.ExpectedGain is { } gain ? $"next one expected to gain {Figures.Format(gain)}" : null,
        Search.Best is var (_, choices, summary)
            ? $"best {Figure(summary)} with {Columns.Describe(choices)}"
            : null,
    }.Where(part => part is not null));

    private string Figure(FoldSummary summary) => Metric is LossMetric
        ? Figures.Format(summary.Mean, summary.Deviation)
        : $"{Metric.Text} {Figures.Format(SelectionCost.Metric(Metric, summary.Cost), summary.CostDeviation)}";
}
