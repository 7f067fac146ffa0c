using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>
/// What the winner says to training rows that its nets were not trained on: those that validated a fold, each predicted by that fold's net. Rows are
/// counted in places: there can be millions, so no row is an object.
/// </summary>
/// <param name="Table">The training rows.</param>
/// <param name="Rows">Those that validated, ascending.</param>
/// <param name="Predictions">Rows × outputs: means over the folds of a row, of one number in the units of the file or of the probability of each class.</param>
/// <param name="Folds">Which folds each of the rows validated.</param>
/// <param name="Missing">Folds that have no predictions.</param>
public sealed record OutOfFoldPredictions(DataTable Table, int[] Rows, double[] Predictions, RowFolds Folds, ImmutableArray<int> Missing)
{
    /// <summary>The threshold of the second of two classes; null: the most probable class is predicted.</summary>
    public ChosenThreshold? Threshold { get; private init; }

    /// <summary>The probability from which each label is predicted; empty: 0.5.</summary>
    public ImmutableArray<double> LabelThresholds { get; private init; } = [];

    /// <summary>How many rows.</summary>
    public int Count => Rows.Length;

    private int Outputs => Math.Max(1, Table.Classes.Length);

    /// <summary>Reads the predictions and puts them together; null where the winner's folds were not trained again.</summary>
    /// <param name="study">Open for reading.</param>
    /// <param name="data">Its data.</param>
    /// <param name="winner">Its index.</param>
    /// <param name="epochs">Its folds and to which epoch each was trained again.</param>
    public static OutOfFoldPredictions? Read(IStudyReader study, Experiment experiment, DataSet data, int winner, ImmutableArray<ScoredEpoch> epochs)
    {
        var (table, outputs) = (data.Train, Math.Max(1, data.Train.Classes.Length));
        var strata = TrainingRun.StrataOf(experiment.Validation, table);
        var (trained, missing) = (new List<(int Fold, int[] Rows, float[] Predictions)>(), ImmutableArray.CreateBuilder<int>());
        foreach (var (fold, epoch, _, _) in epochs)
        {
            if (study.OutOfFold(winner, fold, epoch) is OutOfFoldEnd.Trained again)
            {
                trained.Add((fold, Splits.For(experiment.Validation, strata, experiment.Seed, fold).Validation, OutOfFoldBytes.Predictions(again.Bytes)));
                FinishedStage.Free(table.Inputs);
            }
            else
            {
                missing.Add(fold);
            }
        }

        if (trained.Count == 0) return null;
        var (rows, folds) = RowFolds.Create(table.Rows, [.. trained.Select(fold => (fold.Fold, fold.Rows))]);
        var means = new double[checked(rows.Length * outputs)];
        foreach (var (_, of, predictions) in trained)
        {
            for (int at = 0, place = 0; at < of.Length; at++)
            {
                while (rows[place] < of[at]) place++;
                for (var i = 0; i < outputs; i++) means[(place * outputs) + i] += predictions[(at * outputs) + i];
            }
        }

        for (var i = 0; i < means.Length; i++) means[i] = table.TargetUnit.Restore(means[i] / folds.FoldsAt(i / outputs).Length);
        return new OutOfFoldPredictions(table, rows, means, folds, missing.ToImmutable()).Decide(experiment.Selection);
    }

    /// <summary>The prediction of a row, or the probability of each class.</summary>
    /// <param name="place">Its place among the rows.</param>
    public ReadOnlySpan<double> OutputsAt(int place) => Predictions.AsSpan(place * Outputs, Outputs);

    /// <summary>One output of all rows, and which rows are of the class or have the label of this output.</summary>
    public (float[] Probabilities, bool[] AreOf) OfClass(int index)
    {
        var (probabilities, are) = (new float[Count], new bool[Count]);
        for (var place = 0; place < Count; place++) (probabilities[place], are[place]) = ((float)OutputsAt(place)[index], Table.HasLabels ? Has(place, index) : ActualOf(place) == index);
        return (probabilities, are);
    }

    /// <summary>Whether a row has a label.</summary>
    public bool Has(int place, int label) => LabelSet.Has(Table.Targets[Rows[place]], label);

    /// <summary>Whether a row is predicted to have a label.</summary>
    public bool Predicts(int place, int label) => LabelSet.Predicts(OutputsAt(place)[label], LabelThresholds, label);

    /// <summary>The class of a row.</summary>
    public int ActualOf(int place) => (int)Table.Targets[Rows[place]];

    /// <summary>The predicted class of a row. A net that is scored has no prediction that is NaN.</summary>
    public int ClassOf(int place) => Math.Max(0, new ClassDecision(Threshold?.Value).Decide(OutputsAt(place)));

    /// <summary>The same with a threshold that is chosen on it, where one is asked for.</summary>
    internal OutOfFoldPredictions Decide(SelectionSettings selection)
    {
        if (ThresholdReport.RuleOf(selection, Table) is not { } rule) return this;
        if (rule is ThresholdRule.ByLabels labels) return this with { LabelThresholds = labels.Choose(LabelRows.Collect(Table, Rows, Predictions), WeightsOf(Rows)) };
        var probabilities = new double[Count];
        for (var place = 0; place < probabilities.Length; place++) probabilities[place] = OutputsAt(place)[1];
        var isSecond = Array.ConvertAll(Rows, row => Table.Targets[row] == 1);
        return this with { Threshold = ChosenThreshold.Choose(probabilities, isSecond, counts => rule.Compute(counts), rule.HigherIsBetter, WeightsOf(Rows)) };
    }

    /// <summary>How much each of some rows counts; null: all alike.</summary>
    internal double[]? WeightsOf(int[] rows) => LabelRows.WeightsOf(Table, rows);
}
