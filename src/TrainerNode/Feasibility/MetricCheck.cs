using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Validation;
using ActorSearch.Shared.Validation.Given;
using ActorSearch.Shared.Validation.Groups;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Whether the metric that ranks is defined and can differ on the rows of an experiment.</summary>
internal static class MetricCheck
{
    /// <summary>Rows times folds: with more the user would wait too long, and learns at the end what was not found here.</summary>
    private const long MostLookedAt = 200_000_000;

    /// <summary>Why it is not, as a mistake; null if nothing is found.</summary>
    public static Mistake? Check(Experiment experiment, DataTable table)
    {
        ImmutableArray<Metric> metrics = [experiment.Selection.Metric, .. experiment.Selection.Others];
        return metrics.Select(metric => Check(experiment, table, metric)).FirstOrDefault(mistake => mistake is not null);
    }

    private static Mistake? Check(Experiment experiment, DataTable table, Metric written)
    {
        var setting = written == experiment.Selection.Metric ? SearchSection.Metric.Path
            : experiment.Selection.Goals.Contains(new Goal.Measured(written)) ? GoalSection.Goals.Path
            : GoalSection.Required.Path;
        if (written.Check(table.Classes) is { } senseless) return new Mistake(setting, senseless);
        var metric = written.Among(table.Classes)!;
        var strata = TrainingRun.StrataOf(experiment.Validation, table);

        // From the last fold on, which is the smallest.
        var looked = 0L;
        for (var fold = experiment.Validation.Trainings - 1; fold >= 0 && (looked += table.Rows) <= MostLookedAt; fold--)
        {
            var targets = ScoredTargets.Find(table, Splits.For(experiment.Validation, strata, experiment.Seed, fold).Validation);
            if (targets.Length > 0 && metric.Undefined(targets, table.Classes) is { } reason)
            {
                var kind = strata.Count > 1 || table.Classes.IsEmpty ? null : StratifiedKind.For(experiment.Validation, table.HasLabels);
                if (table.HasLabels && experiment.Validation is KFold(var folds, var repeats)
                    && Check(experiment with { Validation = new StratifiedLabelKFold(folds, repeats) }, table, written) is not null) kind = null;
                return new Mistake(
                    setting,
                    $"{metric.Text} is not defined for fold {fold}, because its validation part ({Amount.Format(targets.Length, "row")}) has {reason}. {Larger(experiment.Validation)}, "
                    + $"{(kind is null ? "" : $"set validation.kind = {kind}, ")}or use another metric.");
            }
        }

        return null;
    }

    private static string Larger(ValidationSettings validation) => validation switch
    {
        LeaveOneGroupOut => "Set validation.kind = group-k-fold, whose folds have several groups",
        PredefinedFolds => "Make the folds of the column larger",
        ValidationFile => "Add rows to data.validation",
        _ => "Make the folds larger (fewer validation.folds, a larger validation.share)",
    };
}
