using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>Explains how the first configuration was selected among the others.</summary>
internal static class ChoiceWords
{
    /// <summary>Why the winner is not the first of the ranking; null where it is.</summary>
    public static string? NotFirst(StudyView study, Selected selected) =>
        selected.Rule != SelectionRule.OneStandardError || study.Board.Best is not { } best || best == selected.Configuration
            ? null
            : $"configuration {best} ranks first with {study.ScoreName} {Figures.Format(study.ScoreOf(study.Board.Summary(best).Cost))}; "
                + "the winner has the fewest parameters within one standard error of it";

    /// <summary>The epoch at which all folds of a configuration are scored, as the end of a sentence; empty where each has its own.</summary>
    public static string AtEpoch(ReadOnlySpan<FoldLine> folds)
    {
        foreach (var fold in folds)
        {
            if (fold.ScoredEpoch != folds[0].ScoredEpoch || fold.Status != FoldStatus.Scored)
            {
                return "";
            }
        }

        return folds.Length > 1 ? $" at epoch {folds[0].ScoredEpoch}" : "";
    }
}
