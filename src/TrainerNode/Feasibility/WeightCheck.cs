using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Whether weights of rows can be used: some row counts on each side of every fold, and it is a net that is trained.</summary>
internal static class WeightCheck
{
    /// <summary>Rows times folds: with more the user would wait too long, and the fold fails when it is trained.</summary>
    private const long MostLookedAt = 200_000_000;

    /// <summary>Why they cannot, or null.</summary>
    public static Mistake? Check(Experiment experiment, DataTable table)
    {
        if (table.Roles.Weights is not { } weights) return null;
        if (experiment.Objective is not null)
        {
            return Wrong(weights, "is of the type weight, which only nets use; an objective reads its rows by itself, so set its type to ignore.");
        }

        var strata = TrainingRun.StrataOf(experiment.Validation, table);
        var looked = 0L;
        for (var fold = experiment.Validation.Trainings - 1; fold >= 0 && (looked += table.Rows) <= MostLookedAt; fold--)
        {
            if (Unweighted(weights, Splits.For(experiment.Validation, strata, experiment.Seed, fold)) is { } side)
            {
                return Wrong(weights, $"has only the weight 0 in the {side} rows of fold {fold}; give some of them a weight above 0, or make the folds larger.");
            }
        }

        return experiment.Refit.Kind is RefitKind.HoldOut(var share)
            && Unweighted(weights, RefitSplit.Split(experiment.Validation, share, TrainingRun.StrataOf(table), experiment.Seed)) is { } held
                ? Wrong(weights, $"has only the weight 0 in the {held} rows of the refit; give some of them a weight above 0, or hold out more.")
                : null;
    }

    private static string? Unweighted(RowNumbers weights, FoldSplit split) =>
        Array.TrueForAll(split.Train, row => weights.Values[row] == 0) ? "training"
        : Array.TrueForAll(split.Validation, row => weights.Values[row] == 0) ? "validation"
        : null;

    private static Mistake Wrong(RowNumbers weights, string sentence) => new("data.columns", $"column {QuotedText.Quoted(weights.Column)} {sentence}");
}
