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

    /// <summary>A sentence that says in which score the winner is the best.</summary>
    public static string Reason(StudyView study, Selected selected)
    {
        var score = study.IsByLoss ? "validation loss" : study.ScoreName;
        var among = study.Experiment.Selection.Required.IsEmpty ? "the best" : "the best of those that keep selection.require";
        return (study.Board.Folds, selected.Rule) switch
        {
            (_, SelectionRule.OneStandardError) => $"It has the fewest parameters of those whose mean {score} is within one standard error of {among}.",
            (1, _) => $"Its {score} is {among}.",
            (_, SelectionRule.OneEpoch) => $"Its mean {score} over the folds, all scored at one epoch, is {among}.",
            (_, SelectionRule.MeanBest) => $"Its mean {score} over the folds, each scored at its own best epoch, is {among}.",
            _ => throw new InvalidOperationException($"{selected.Rule} is not a selection rule."),
        };
    }

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
