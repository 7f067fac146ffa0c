using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State;

/// <summary>How far a search is.</summary>
internal sealed class ProgressSummary(SearchPlan plan, Dispatch dispatch, CountedFolds counted)
{
    private static readonly RankOrder Order = new();

    /// <summary>The best one before decisions were made again; null where there was none.</summary>
    public BestSoFar? Before { get; set; }

    /// <summary>The best complete configuration. The one before is still complete, whether this state has come to it or not.</summary>
    public BestSoFar? Best
    {
        get
        {
            var best = dispatch.Supply.Best is { } found ? new BestSoFar(found.Index, found.Choices, counted.Leaderboard.Summary(found.Index)) : null;
            return Before is { } before && before.Configuration >= dispatch.Supply.Drawn
                && (best is null || Order.CompareScores((before.Configuration, before.Summary), (best.Configuration, best.Summary)) < 0) ? before : best;
        }
    }

    /// <param name="phase">Where the search stands.</param>
    public SearchProgress Compute(SearchPhase phase)
    {
        return new SearchProgress(
            (long)dispatch.Supply.Configurations * plan.Folds,
            counted.Count,
            counted.Earlier,
            counted.Failed,
            Best,
            phase == SearchPhase.Folds ? 0 : plan.Refit.Restarts * Math.Max(1, dispatch.Boards.Count),
            dispatch.Boards.Values.Sum(board => board.RefitsDone),
            [.. dispatch.Nodes.All.Select(node => new NodeProgress(node.Id, node.Name, node.Slots)
            {
                Drains = node.Drains,
                Serves = node.Serves,
                LastHeard = node.LastHeard,
            })],
            [.. dispatch.Attempts.All.Select(attempt => new RunningWork(plan.Blocks.Within(attempt.Work), attempt.Id, attempt.Node, attempt.Report)
            {
                MostEpochs = dispatch.EpochsOf(attempt.Work),
            })],
            null)
        {
            Phase = phase,
            Mode = dispatch.Mode,
            OutOfFold = dispatch.Boards.Values.Sum(board => board.OutOfFold),
            OutOfFoldDone = dispatch.Boards.Values.Sum(board => board.OutOfFoldDone),
            Quarantined = counted.Quarantined,
            Pruned = counted.Pruned,
            Paused = counted.Paused,
            TimeLeft = phase == SearchPhase.Folds && dispatch.Mode == SearchMode.Working ? dispatch.Supply.TimeLeft : null,
            ExpectedGain = phase == SearchPhase.Folds ? dispatch.Supply.Gain : null,
            Waiting = dispatch.Waiting,
            Attempts = dispatch.Attempts.Granted,
        };
    }
}
