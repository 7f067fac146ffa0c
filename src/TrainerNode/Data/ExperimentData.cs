using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Data;

/// <summary>Whether an experiment can be run on its data: what neither shows alone.</summary>
public static class ExperimentData
{
    /// <summary>Of a search with more configurations than this only the first are looked at: it is the user who waits.</summary>
    private const int MostConfigurations = 10_000;

    /// <summary>Every mistake, each once; empty where it can be run.</summary>
    public static ImmutableArray<Mistake> Check(Experiment experiment, DataSet data)
    {
        if (Splits.Check(experiment.Validation, data.Train.Rows) is { } undivided) return [undivided];
        var mistakes = new HashSet<Mistake>();
        var classes = data.Train.Classes;
        if (!classes.IsEmpty)
        {
            int[] labels = [.. data.Train.Targets.Select(target => (int)target)];
            if (ClassFolds.Check(experiment.Validation, labels, classes, experiment.Seed) is { } unseen) mistakes.Add(unseen);
            if (experiment.Selection.Metric is { IsOfOneClass: true } metric && metric.Class >= classes.Length)
            {
                mistakes.Add(new Mistake(
                    "selection.metric",
                    $"there is no class {metric.Class} (counted from 0); the {classes.Length} classes are 0 to {classes.Length - 1}."));
            }
            if (Absent(experiment.Analysis, data) is { } absent) mistakes.Add(absent);
        }

        var strategy = experiment.Strategy();
        for (var i = 0; i < Math.Min(strategy.Count, MostConfigurations) && strategy.Next() is { } configuration; i++)
        {
            if (Misfit(configuration.Hyperparameters, data.Train) is { } misfit) mistakes.Add(misfit);
        }

        return [.. mistakes];
    }

    private static Mistake? Absent(AnalysisSettings analysis, DataSet data)
    {
        var (rows, kind) = data.Test is { } test ? (test.Rows, "test row") : (data.Train.Rows, "training row");
        return analysis.Chosen.Where(row => row >= rows).Take(1).Select(row => new Mistake(
            "analysis.rows", $"there is no {kind} {row} (counted from 0); the {rows} {kind}s are 0 to {rows - 1}.")).SingleOrDefault();
    }

    private static Mistake? Misfit(Hyperparameters hyperparameters, DataTable table)
    {
        if (hyperparameters.Loss is LossSettings.CrossEntropy { Weights: ClassWeights.Given(var weights) }
            && weights.Length != table.Classes.Length)
        {
            return new Mistake("loss.class-weights", $"there are {weights.Length} weights for {table.Classes.Length} classes; give one for each.");
        }

        return hyperparameters.Model is ModelSettings.Conv conv && table.Images is { } images
            ? ConvShape.Check(conv.Blocks, new ConvShape(1, images.Shape.Height, images.Shape.Width))
            : null;
    }
}
