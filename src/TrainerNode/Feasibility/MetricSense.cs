using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Whether the metric that ranks is defined and can differ on the rows of an experiment.</summary>
internal static class MetricSense
{
    /// <summary>Rows times folds: with more the user would wait too long.</summary>
    private const long MostLookedAt = 200_000_000;

    private const int MostShown = 20;

    /// <summary>Why it is not, as a mistake; null if nothing is found.</summary>
    public static Mistake? Check(Experiment experiment, DataTable table)
    {
        var metric = experiment.Selection.Metric;
        return table.Classes.IsEmpty
            ? metric.Kind == MetricKind.R2
                ? VariedFolds.Check(experiment.Validation, TrainingRun.StrataOf(experiment.Validation, table), table.Targets, experiment.Seed, target => table.TargetUnit.Restore(target))
                : null
            : metric.Kind == MetricKind.TopK ? TopK(experiment, table.Classes.Length)
            : !metric.IsOfOneClass ? null
            : metric.Among(table.Classes) is { } known ? Lacking(experiment, known.Class, table)
            : Unknown(metric, table.Classes);
    }

    private static Mistake? TopK(Experiment experiment, int classes)
    {
        var k = experiment.Configure(0, Preview.Of(experiment).FirstOrDefault()?.Choices ?? []).Hyperparameters.TopK;
        return k < classes ? null : Wrong(
            $"top-k with selection.top-k = {k} is 1 for every configuration, because there are only {classes} classes. "
            + (classes > 2 ? $"Set selection.top-k to {classes - 1} or less, or use accuracy." : "Use accuracy."));
    }

    private static Mistake? Lacking(Experiment experiment, int wanted, DataTable table)
    {
        var strata = TrainingRun.StrataOf(experiment.Validation, table);
        var looked = 0L;
        for (var fold = 0; fold < experiment.Validation.Trainings && (looked += table.Rows) <= MostLookedAt; fold++)
        {
            if (!Splits.For(experiment.Validation, strata, experiment.Seed, fold).Validation.Any(row => (int)table.Targets[row] == wanted))
            {
                return Wrong(
                    $"fold {fold} has no validation row of the class {Shown.Quoted(table.Classes[wanted])}, so the {experiment.Selection.Metric.Kind.ToString().ToLowerInvariant()} of this class is not defined. "
                    + "Set validation.kind = stratified-k-fold, make the folds larger, or use another metric.");
            }
        }

        return null;
    }

    private static Mistake Unknown(SelectionMetric metric, ImmutableArray<string> classes)
    {
        var name = metric.ClassName ?? $"{metric.Class}";
        var near = NearestName.Of(name, classes);
        var shown = string.Join(", ", classes.Take(MostShown).Select(Shown.Quoted));
        return Wrong($"there is no class {Shown.Quoted(name)}. " + (near is not null && near.Any(char.IsLetter)
            ? $"Did you mean {Shown.Quoted(near)}?"
            : $"The classes are {shown}{(classes.Length > MostShown ? $" and {classes.Length - MostShown} more" : "")}."));
    }

    private static Mistake Wrong(string sentence) => new("selection.metric", sentence);
}
