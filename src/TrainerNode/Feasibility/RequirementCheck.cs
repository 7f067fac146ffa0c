using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Whether any configuration has a net of a size that is required.</summary>
internal static class RequirementCheck
{
    /// <summary>Why none has, or null. Where configurations follow from results, or are many, it is not known.</summary>
    /// <param name="most">With more configurations the user would wait.</param>
    public static Mistake? Check(Experiment experiment, DataTable table, int most)
    {
        if (GoalScores.Compute(experiment.Selection) is not { } scores
            || SearchStrategies.Create(experiment) is not { Ahead: int.MaxValue, Count: { } count } || count > most) return null;
        var (least, largest, broken) = (long.MaxValue, 0L, default(Requirement));
        foreach (var hyperparameters in Preview.Suggest(experiment).Select(configuration => configuration.Hyperparameters))
        {
            var parameters = hyperparameters.Model.IsNet ? ModelSize.Parameters(hyperparameters, table) : 0;
            if (scores.BrokenBy(parameters) is not { } required) return null;
            (least, largest, broken) = (Math.Min(least, parameters), Math.Max(largest, parameters), required);
        }

        return broken is null ? null : new Mistake(
            GoalSection.Required.Path,
            $"no configuration keeps {broken.Text}: {(least == largest ? $"the nets have {Amount.Format(least, "parameter")}" : $"the nets have {least} to {largest} parameters")}. Change it, or the space.");
    }
}
