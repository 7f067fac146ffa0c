using System.Collections.Immutable;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>What a strategy is shown of a configuration.</summary>
internal static class TrialEnds
{
    /// <summary>How it ended, all its folds being counted. A quarantined fold counts like one that failed.</summary>
    public static TrialResult Of(ReadOnlySpan<FoldLine> folds)
    {
        var summary = FoldSummary.Of(folds);
        var costs = ImmutableArray.CreateBuilder<double>(folds.Length);
        var epochs = 0;
        foreach (var fold in folds)
        {
            costs.Add(fold.Status == FoldStatus.Scored ? fold.Cost : double.NaN);
            epochs = Math.Max(epochs, fold.Epochs);
        }

        return new TrialResult(
            summary.Status == ConfigurationStatus.Scored ? summary.Cost : double.NaN,
            summary.Status switch
            {
                ConfigurationStatus.Scored => TrialEnd.Complete,
                ConfigurationStatus.Pruned => TrialEnd.Stopped,
                _ => TrialEnd.Failed,
            },
            epochs,
            costs.MoveToImmutable());
    }
}
