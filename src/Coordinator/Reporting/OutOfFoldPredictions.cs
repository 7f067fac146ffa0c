using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>What the winner says to training rows that its nets were not trained on: those that validated a fold, each predicted by that fold's net.</summary>
/// <param name="Table">The training rows.</param>
/// <param name="Rows">Those that validated, ascending.</param>
/// <param name="Missing">Folds that have no predictions.</param>
public sealed record OutOfFoldPredictions(DataTable Table, ImmutableArray<OutOfFoldRow> Rows, ImmutableArray<int> Missing)
{
    /// <summary>The threshold of the second of two classes; null: the most probable class is predicted.</summary>
    public ChosenThreshold? Threshold { get; private init; }

    /// <summary>Reads the predictions and puts them together; null where the winner's folds were not trained again.</summary>
    /// <param name="study">Open for reading.</param>
    /// <param name="data">Its data.</param>
    /// <param name="winner">Its index.</param>
    /// <param name="epochs">Its folds and to which epoch each was trained again.</param>
    public static OutOfFoldPredictions? Read(IStudyReader study, Experiment experiment, DataSet data, int winner, ImmutableArray<ScoredEpoch> epochs)
    {
        var (table, outputs) = (data.Train, Math.Max(1, data.Train.Classes.Length));
        var strata = TrainingRun.StrataOf(experiment.Validation, table);
        var sums = new double[table.Rows * outputs];
        var folds = new List<int>[table.Rows];
        var missing = ImmutableArray.CreateBuilder<int>();
        foreach (var (fold, epoch, _, _) in epochs)
        {
            if (study.OutOfFold(winner, fold, epoch) is not OutOfFoldEnd.Trained again)
            {
                missing.Add(fold);
                continue;
            }

            var predictions = OutOfFoldBytes.Predictions(again.Bytes);
            foreach (var (place, row) in Splits.For(experiment.Validation, strata, experiment.Seed, fold).Validation.Index())
            {
                (folds[row] ??= []).Add(fold);
                for (var i = 0; i < outputs; i++) sums[(row * outputs) + i] += predictions[(place * outputs) + i];
            }
        }

        return missing.Count == epochs.Length ? null : Decided(experiment.Selection, new OutOfFoldPredictions(
            table,
            [
                .. from row in Enumerable.Range(0, table.Rows)
                   where folds[row] is not null
                   select new OutOfFoldRow(
                       row, [.. folds[row]], [.. sums.AsSpan(row * outputs, outputs).ToArray().Select(sum => table.TargetUnit.Restore(sum / folds[row].Count))]),
            ],
            missing.ToImmutable()));
    }

    /// <summary>The same with a threshold that is chosen on it, where one is asked for.</summary>
    internal static OutOfFoldPredictions Decided(SelectionSettings selection, OutOfFoldPredictions predicted)
    {
        if (ThresholdReport.RuleOf(selection, predicted.Table) is not { } rule) return predicted;
        var chosen = ChosenThreshold.Choose(
            [.. predicted.Rows.Select(row => row.Predictions[1])], [.. predicted.Rows.Select(row => predicted.Table.Targets[row.Row] == 1)], counts => rule.Compute(counts), rule.HigherIsBetter);
        var decision = new ClassDecision(chosen?.Value);
        return predicted with { Threshold = chosen, Rows = [.. predicted.Rows.Select(row => row with { Decision = decision })] };
    }
}

/// <summary>A training row that validated.</summary>
/// <param name="Row">From 0.</param>
/// <param name="Folds">Those that it validated, ascending.</param>
/// <param name="Predictions">One, as the file has the target, or the probability of each class: means over the folds.</param>
public sealed record OutOfFoldRow(int Row, ImmutableArray<int> Folds, ImmutableArray<double> Predictions)
{
    /// <summary>How the class follows from probabilities.</summary>
    public ClassDecision Decision { get; init; }

    /// <summary>The predicted class. A net that is scored has no prediction that is NaN.</summary>
    public int Class => Math.Max(0, Decision.Decide(Predictions.AsSpan()));
}
