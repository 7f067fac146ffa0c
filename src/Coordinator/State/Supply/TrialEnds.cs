using System.Collections.Immutable;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>What a strategy is shown of a configuration.</summary>
internal static class TrialEnds
{
    /// <summary>How it ended, all its folds being counted. A quarantined fold counts like one that failed.</summary>
    /// <param name="folds">Of the configuration.</param>
    /// <param name="summary">What they come to.</param>
    /// <param name="goalCosts">The costs that the values of goals make.</param>
    public static TrialOutcome Compute(ReadOnlySpan<FoldLine> folds, FoldSummary summary, Func<ImmutableArray<double>, ImmutableArray<double>> goalCosts)
    {
        var costs = ImmutableArray.CreateBuilder<double>(folds.Length);
        var epochs = 0;
        foreach (var fold in folds)
        {
            costs.Add(fold.Status == FoldStatus.Scored ? fold.Cost : double.NaN);
            epochs = Math.Max(epochs, fold.Epochs);
        }

        var isScored = summary.Status is ConfigurationStatus.Scored or ConfigurationStatus.Infeasible;
        return new TrialOutcome(
            isScored ? summary.Cost : double.NaN,
            summary.Status switch
            {
                ConfigurationStatus.Scored or ConfigurationStatus.Infeasible => TrialEnd.Complete,
                ConfigurationStatus.Pruned => TrialEnd.Pruned,
                _ => TrialEnd.Failed,
            },
            epochs,
            costs.MoveToImmutable())
        {
            Goals = isScored ? goalCosts(summary.Goals) : [],
            Violation = summary.Violation,
        };
    }
}
