using ActorSearch.Coordinator.State.Counting;
using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.State;

/// <summary>How far a search is.</summary>
internal sealed class ProgressSummary(SearchPlan plan, Dispatch dispatch, CountedFolds counted)
{
    /// <param name="phase">Where the search stands.</param>
    public SearchProgress Compute(SearchPhase phase)
    {
        var best = dispatch.Supply.Best;
        return new SearchProgress(
            (long)dispatch.Supply.Configurations * plan.Folds,
            counted.Count,
            counted.Earlier,
            counted.Failed,
            best is null ? null : new BestSoFar(best.Index, best.Choices, counted.Leaderboard.Summary(best.Index)),
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
