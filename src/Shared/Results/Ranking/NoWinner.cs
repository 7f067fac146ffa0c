using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Results.Ranking;

/// <summary>Why a search that is done has no winner.</summary>
public static class NoWinner
{
    /// <summary>One clause for people, without a full stop.</summary>
    /// <param name="board">All counted folds; none of its configurations can win.</param>
    public static string ReasonOf(Leaderboard board) =>
        board.Configurations.Select(index => board.Summary(index)).Any(summary => summary.Status == ConfigurationStatus.NotFinite && double.IsFinite(summary.Cost))
            ? "no configuration has finite numbers for all of selection.metrics"
        : board.Configurations.Any(index => board.Summary(index).Status == ConfigurationStatus.NotFinite)
            ? $"no configuration has a {(board.Metric is LossMetric ? "mean validation loss" : $"mean {board.Metric.Text}")} that is a finite number"
        : board.Configurations.Any(index => board.Summary(index) is { Status: ConfigurationStatus.Infeasible } or { Violation: > 0 }) ? "no configuration keeps selection.require"
        : "no configuration has all its folds scored";
}
