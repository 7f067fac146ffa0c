using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.Shared.Validation;
using ActorSearch.Shared.Validation.Groups;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Whether the searches of nested cross-validation can be run on the rows outside of their outer folds, and scored on those inside.</summary>
internal static class NestedSearchCheck
{
    /// <summary>Why they cannot, or null.</summary>
    public static Mistake? Check(Experiment experiment, DataTable table)
    {
        var (validation, outer) = (experiment.Validation, experiment.OuterFolds);
        if (outer == 0) return null;
        if (OuterFolds.Check(validation, outer, table.Rows) is { } few) return few;
        if ((long)Preview.Count(experiment) * (outer + 1) > int.MaxValue)
        {
            return Wrong($"the searches of {outer} outer folds have too many configurations together; set fewer outer folds, or search.samples.");
        }

        var rows = new TrainingRows(table, validation, experiment.Seed);
        for (var number = 1; number <= outer; number++)
        {
            var part = new OuterPart(number, outer);
            var split = rows.Outer(part);
            if ((table.Classes.IsEmpty || table.HasLabels
                ? OuterFolds.Check(validation, part, TrainingRows.StrataOf(validation, table, split.Train))
                : OuterFolds.Check(validation, part, TrainingRows.StrataOf(table, split.Train), table.Classes, experiment.Seed)) is { } unseen) return unseen;
            if (Unscored(experiment, part, split.Validation, table) is { } unscored) return unscored;
            if (experiment.Refit.Kind is RefitKind.HoldOut(var share)
                && RefitSplit.Check(validation, share, TrainingRows.StrataOf(table, split.Train), experiment.Seed, table.Classes.IsEmpty || table.HasLabels ? null : of => table.Classes[of], number) is { } unheld)
            {
                return Wrong($"outside of outer fold {part.Number} of {part.Of}, {unheld.Sentence}");
            }
        }

        return null;
    }

    private static Mistake? Unscored(Experiment experiment, OuterPart part, int[] rows, DataTable table) =>
        experiment.Selection.Metric.Among(table.Classes) is { } metric && ScoredTargets.Find(table, rows) is { Length: > 0 } targets && metric.Undefined(targets, table.Classes) is { } reason
            ? Wrong($"{metric.Text} is not defined for outer fold {part.Number} of {part.Of}, because it has {reason}: set fewer outer folds, or "
                + $"{(table.Classes.IsEmpty || TrainingRun.StrataOf(experiment.Validation, table).Count > 1 || StratifiedKind.For(experiment.Validation, table.HasLabels) is not { } kind ? "another metric" : $"validation.kind = {kind}")}.")
            : null;

    private static Mistake Wrong(string sentence) => new("validation.outer", sentence);
}
