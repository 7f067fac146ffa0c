using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests.State;

/// <summary>Selects winners as the coordinator does between the last fold and the refits.</summary>
internal sealed class Winners(SelectionRule rule, int folds, Disk disk, Tale tale)
{
    public OuterWinner? Of(Leaderboard board)
    {
        if (Selection.Choose(rule, new RefitEpochs.Fixed(2), board, _ => 0) is not { } selected)
        {
            return null;
        }

        var winner = disk.Configuration(selected.Configuration);
        return new OuterWinner(selected, winner, [.. Enumerable.Range(0, folds).Select(fold => EpochOf(winner, fold))]);
    }

    private ScoredEpoch EpochOf(Configuration configuration, int fold)
    {
        var outcome = (FoldOutcome.Scored)tale.Outcome(configuration, fold);
        return new ScoredEpoch(fold, outcome.BestEpoch, outcome.TrainLoss, outcome.ValidationLoss);
    }
}
