using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Supply;

/// <summary>Counts folds that are not trained.</summary>
internal sealed class Pruning(SearchPlan plan, ConfigurationDrawing drawing, TrialBook book, CountedFolds counted)
{
    /// <param name="folds">Which are not trained, unless they are counted.</param>
    /// <param name="trained">How many of the configuration were trained before this was decided.</param>
    /// <param name="reason">Why, after "since".</param>
    public void Prune(int configuration, IEnumerable<int> folds, int trained, string reason, Effects effects)
    {
        var outcome = new FoldOutcome.Pruned($"Not trained, since {reason}.");
        var (active, pruned, digest) = (book.Find(configuration), 0, FoldDigest.Compute(outcome));
        FoldSummary? summary = null;
        List<FoldId> left = [.. folds.Select(fold => new FoldId(configuration, fold)).Where(id => !counted.IsCounted(id))];
        if (left.Exists(id => counted.Standing.ReasonFor(id) is { } earlier && earlier != outcome.Reason))
        {
            drawing.Withdraw(configuration, effects);
        }

        foreach (var id in left)
        {
            var isRecorded = counted.Standing.ReasonFor(id) is not null;
            summary = counted.Prune(id, outcome, digest);
            active!.Missing--;
            if (!isRecorded)
            {
                effects.Writes.Add(new StoreWrite.FoldPruned(id, outcome, digest) { Replaces = counted.Replaces(id) });
                pruned++;
            }
        }

        if (pruned > 0)
        {
            effects.Events.Add(new SearchEvent.ConfigurationPruned(configuration, trained, plan.Folds, pruned, reason));
        }

        if (summary is not null && active!.Missing == 0)
        {
            drawing.End(active, summary, effects);
        }
    }
}
