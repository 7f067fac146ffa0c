using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting.Html.Charts;

/// <summary>How a search came along, by the order of its configurations.</summary>
/// <param name="Regret">After so many configurations, how far the best so far was from the best of all, in units of the score; where it became less.</param>
/// <param name="Folds">How many configurations were trained on so many folds or more; empty where none was pruned.</param>
/// <param name="Epochs">How many came to so many epochs, or to their ends before; empty without rungs.</param>
internal sealed record CourseFigures(
    ImmutableArray<(int Configurations, double Gap)> Regret, ImmutableArray<(int Folds, int Configurations)> Folds, ImmutableArray<(int Epochs, int Configurations)> Epochs)
{
    /// <summary>Of the configurations of a study.</summary>
    /// <param name="ranked">All of them.</param>
    public static CourseFigures Compute(StudyView study, IReadOnlyList<LeaderboardRow> ranked)
    {
        var rows = ranked.OrderBy(row => row.Configuration).ToList();
        var scored = rows.Where(row => row.Summary.Status == ConfigurationStatus.Scored).ToList();
        var gaps = ImmutableArray.CreateBuilder<(int, double)>();
        var best = scored.Count == 0 ? double.NaN : scored.Min(row => row.Summary.Cost);
        var (least, tried) = (double.PositiveInfinity, 0);
        foreach (var row in rows)
        {
            tried++;
            if (row.Summary.Status != ConfigurationStatus.Scored || !(row.Summary.Cost < least)) continue;
            least = row.Summary.Cost;
            gaps.Add((tried, least - best));
        }

        if (gaps.Count > 0 && tried > gaps[^1].Item1) gaps.Add((tried, 0));
        var isPruned = rows.Exists(row => row.Summary.Status == ConfigurationStatus.Pruned);
        var epochs = study.Experiment.Ladder?.Epochs ?? [];
        return new CourseFigures(
            gaps.ToImmutable(),
            !isPruned || study.Experiment.Racing == FoldRacing.All ? []
                : [.. Enumerable.Range(1, study.Board.Folds).Select(folds => (folds, rows.Count(row => row.Folds.Count(IsTrained) >= folds)))],
            [.. epochs.Select(rung => (rung, rows.Count(row => row.Folds.Any(fold => Came(fold, rung)))))]);
    }

    private static bool IsTrained(FoldLine fold) => fold.Status != FoldStatus.Pending && (fold.Status != FoldStatus.Pruned || fold.Epochs > 0);

    private static bool Came(FoldLine fold, int epochs) => fold.Status == FoldStatus.Scored || (IsTrained(fold) && fold.Epochs >= epochs);
}
