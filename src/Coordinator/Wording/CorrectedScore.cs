using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Statistics;

namespace ActorSearch.Coordinator.Wording;

/// <summary>The winner's cross-validation score beside what is left of it once choosing is taken into account.</summary>
internal abstract record CorrectedScore
{
    private CorrectedScore()
    {
    }

    /// <summary>There is an estimate.</summary>
    /// <param name="Corrected">In the direction and unit of the metric that ranks.</param>
    /// <param name="Configurations">Among how many the winner was chosen.</param>
    public sealed record Estimated(double Corrected, int Configurations) : CorrectedScore;

    /// <summary>There is none.</summary>
    /// <param name="Reason">Why, to follow «not corrected for choosing: ».</param>
    public sealed record Missing(string Reason) : CorrectedScore;

    /// <summary>Nothing was chosen: there was one configuration, or one that could win.</summary>
    public sealed record NotNeeded : CorrectedScore;

    /// <summary>In words, for a line or a sentence; null where there is nothing to say.</summary>
    public string? Words => this switch
    {
        Estimated estimated => $"corrected for choosing among {estimated.Configurations} configurations: {Figures.Of(estimated.Corrected)}",
        Missing missing => $"not corrected for choosing: {missing.Reason}",
        _ => null,
    };

    /// <summary>The estimate, where there is one.</summary>
    public double? Score => (this as Estimated)?.Corrected;

    /// <summary>The corrected score of a winner.</summary>
    /// <param name="experiment">What was searched, and how.</param>
    /// <param name="board">Its folds.</param>
    /// <param name="selected">The winner.</param>
    public static CorrectedScore Of(Experiment experiment, Leaderboard board, Selected selected)
    {
        var candidates = board.Configurations.Count(index => board.Summary(index).Status == ConfigurationStatus.Scored);
        return candidates < 2 ? new NotNeeded()
            : experiment.Validation is { Folds: 1, Repeats: var repeats }
                ? new Missing(repeats == 1 ? "one hold-out has no other folds to choose by" : "the parts of a repeated hold-out share rows")
            : board.Configurations.Any(index => board.Summary(index).Status == ConfigurationStatus.Pruned)
                ? new Missing("configurations were stopped before all their folds were trained")
            : selected.Rule == SelectionRule.OneStandardError ? new Missing("the rule one-standard-error does not take the best score")
            : ChoiceCorrection.CorrectedCost(board, selected.Configuration, experiment.Validation) is { } cost
                ? new Estimated(SelectionCost.Metric(board.Metric, cost), candidates)
            : new Missing("there are no folds to choose by");
    }
}
