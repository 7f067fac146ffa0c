using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Statistics;

namespace ActorSearch.Coordinator.Wording;

/// <summary>The winner's cross-validation score, corrected for the selection bias.</summary>
internal abstract record CorrectedScore
{
    private CorrectedScore()
    {
    }

    /// <param name="Corrected">In the direction and unit of the metric that ranks.</param>
    /// <param name="Configurations">How many configurations could win.</param>
    public sealed record Estimated(double Corrected, int Configurations) : CorrectedScore;

    /// <summary>There is no estimate.</summary>
    /// <param name="Reason">Follows «not corrected for choosing: ».</param>
    public sealed record Missing(string Reason) : CorrectedScore;

    /// <summary>Only one configuration could win.</summary>
    public sealed record NotNeeded : CorrectedScore;

    /// <summary>For a line or a sentence; null if no correction is needed.</summary>
    public string? Words => this switch
    {
        Estimated estimated => $"corrected for choosing among {estimated.Configurations} configurations: {Figures.Format(estimated.Corrected)}",
        Missing missing => $"not corrected for choosing: {missing.Reason}",
        _ => null,
    };

    /// <summary>The estimate, or null.</summary>
    public double? Score => (this as Estimated)?.Corrected;

    public static CorrectedScore Compute(Experiment experiment, Leaderboard board, Selected selected)
    {
        var candidates = board.Configurations.Count(index => board.Summary(index).Status == ConfigurationStatus.Scored);
        return candidates < 2 ? new NotNeeded()
            : experiment.Validation is { Folds: 1, Repeats: var repeats }
                ? new Missing(repeats == 1 ? "a single hold-out has no other folds to select by" : "the parts of a repeated hold-out share rows")
            : board.Configurations.Any(index => board.Summary(index) is { Status: ConfigurationStatus.Pruned, Violation: 0 })
                ? new Missing("configurations were pruned before all their folds were trained")
            : selected.Rule == SelectionRule.OneStandardError ? new Missing("the rule one-standard-error does not select the best score")
            : ChoiceCorrection.CorrectedCost(board, selected.Configuration, experiment.Validation) is { } cost
                ? new Estimated(SelectionCost.Metric(board.Metric, cost), candidates)
            : new Missing("there are no folds to select by");
    }
}
