using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Rows.Preparing;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Whether an experiment can be run on its data: checks that need both.</summary>
public static class ExperimentData
{
    /// <summary>In a search with more configurations only the first ones are checked, because the user waits.</summary>
    private const int MostConfigurations = 10_000;

    /// <summary>Every mistake, but only the first for a setting that varies; empty if the experiment can be run.</summary>
    /// <param name="objectives">What this process can train.</param>
    public static ImmutableArray<Mistake> Check(Experiment experiment, DataSet data, ObjectiveCatalog objectives)
    {
        if (Splits.Check(experiment.Validation, TrainingRun.StrataOf(experiment.Validation, data.Train)) is { } undivided) return [undivided];
        var mistakes = new List<Mistake>();
        var classes = data.Train.Classes;
        if (!classes.IsEmpty)
        {
            if (!data.Train.HasLabels && ClassFolds.Check(experiment.Validation, TrainingRun.StrataOf(data.Train), classes, experiment.Seed) is { } unseen) mistakes.Add(unseen);
            if (Absent(experiment.Analysis, data) is { } absent) mistakes.Add(absent);
        }

        if (ColumnPreparationCheck.Check(experiment.Data, data.Train) is { } misprepared) mistakes.Add(misprepared);
        if (WeightCheck.Check(experiment, data.Train) is { } unweighted) mistakes.Add(unweighted);

        if (mistakes.Count == 0 && NestedSearchCheck.Check(experiment, data.Train) is { } unnested) mistakes.Add(unnested);

        if (experiment.Objective is null && MetricCheck.Check(experiment, data.Train) is { } senseless) mistakes.Add(senseless);

        if (ThresholdCheck.Check(experiment, data.Train) is { } undecided) mistakes.Add(undecided);

        if (experiment.Refit.Kind is RefitKind.HoldOut(var share)
            && RefitSplit.Check(experiment.Validation, share, TrainingRun.StrataOf(data.Train), experiment.Seed, classes.IsEmpty || data.Train.HasLabels ? null : of => classes[of]) is { } unheld)
        {
            mistakes.Add(unheld);
        }

        if (objectives.Check(experiment) is { } unable) mistakes.Add(unable);
        if (experiment.Objective is PluginSettings { Reads: DataNeed.Rows } && RowColumns.Check(data) is { } unreadable) mistakes.Add(unreadable);
        if (experiment.Objective is not null) return [.. mistakes];

        var loss = experiment.Schema.Values(experiment.Settings.GetValueOrDefault).Make(ModelSection.Loss);
        if (TargetCheck.Check(loss, data) is { } unlearnt) mistakes.Add(unlearnt);

        var (unscaled, merged) = (UnscaledColumns.Find(data.Train), new MergedLogarithms(data.Train));
        foreach (var configuration in Preview.Suggest(experiment).Take(MostConfigurations))
        {
            foreach (var misfit in Misfits(configuration.Hyperparameters, data, unscaled, merged).Where(misfit => mistakes.All(other => other.Where != misfit.Where)))
            {
                mistakes.Add(misfit);
            }
        }

        if (mistakes.Count == 0 && RequirementCheck.Check(experiment, data.Train, MostConfigurations) is { } unmet) mistakes.Add(unmet);
        return [.. mistakes];
    }

    private static Mistake? Absent(AnalysisSettings analysis, DataSet data)
    {
        var (rows, kind) = data.Test is { } test ? (test.Rows, "test row") : (data.Train.Rows, "training row");
        return analysis.Chosen.Where(row => row >= rows).Take(1).Select(row => new Mistake(
            "analysis.rows", $"there is no {kind} {row} (counted from 0); {(rows == 1 ? $"the only {kind} is 0" : $"the {rows} {kind}s are 0 to {rows - 1}")}.")).SingleOrDefault();
    }

    private static IEnumerable<Mistake> Misfits(Hyperparameters hyperparameters, DataSet data, UnscaledColumns unscaled, MergedLogarithms merged)
    {
        var table = data.Train;
        if (UnpreparedColumns.Check(hyperparameters, data) is { } unprepared) yield return unprepared;
        if (Misfit(hyperparameters, table) is { } misfit) yield return misfit;
        if (unscaled.Inputs.Index().FirstOrDefault(column => column.Item is not null && !TablePreparation.Scales(hyperparameters, table, column.Index)) is (var at, { } input))
        {
            yield return UnscaledColumns.OfInput(input, TablePreparation.SaysScale(hyperparameters, table, at));
        }

        var inputs = table.Images is null ? table.InputColumns : 0;
        if (Enumerable.Range(0, inputs).Where(column => TablePreparation.TakesLogarithm(hyperparameters, table, column)).Select(merged.Input).FirstOrDefault(mistake => mistake is not null) is { } equal) yield return equal;
        if (hyperparameters.Loss.Link is null && table.Classes.IsEmpty && hyperparameters.Preparation?.Target is Log1pTarget && merged.Target() is { } equalTargets) yield return equalTargets;
        if (hyperparameters.Loss.Link is null && !hyperparameters.Standardize.Target && hyperparameters.Preparation?.Target is null or UntransformedTarget && unscaled.Target is { } target) yield return UnscaledColumns.OfTarget(target);
    }

    private static Mistake? Misfit(Hyperparameters hyperparameters, DataTable table)
    {
        if (ClassWeighting.Check(hyperparameters.Loss, table.Classes) is { } misweighted) return misweighted;
        if (table.Images is { Shape: var shape })
        {
            var shift = hyperparameters.Augmentation.Shift;
            if (shift >= Math.Min(shape.Height, shape.Width))
            {
                return new Mistake(
                    "augmentation.shift", $"a shift of {shift} pixels moves an image of {shape.Height} × {shape.Width} out of view; use a smaller shift.");
            }
        }

        return ModelSize.Check(hyperparameters, table, TrainingSession.Capacity(hyperparameters, table.Rows, table.Rows));
    }
}
