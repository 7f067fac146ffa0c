using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Scores a model by what it predicts, whatever it is made of.</summary>
public static class ModelScore
{
    /// <summary>Loss and metrics over all rows of a table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">With the model's columns.</param>
    /// <param name="hyperparameters">With the loss that scores are given in.</param>
    /// <param name="metrics">Beside the loss.</param>
    public static Score Compute(TrainedModel model, DataTable table, Hyperparameters hyperparameters, IEnumerable<Metric> metrics)
    {
        using var engine = EngineChoice.Make(hyperparameters.Engine, model.Model);
        var unscaled = new FittedPreparation(ColumnScale.None(table.InputColumns), ColumnScale.None(1) with { Units = [table.TargetUnit] });
        var scorer = new Scorer(
            hyperparameters.Loss.Measured(), table, unscaled, PreparedTable.Create(table, unscaled), NetRows.All(table.Rows));
        var predictions = new float[checked(table.Rows * Math.Max(1, model.Classes.Length))];
        Predictor.Predict(model, table, engine, (first, block) =>
        {
            var place = first * Math.Max(1, model.Classes.Length);
            foreach (var prediction in block) predictions[place++] = table.TargetUnit.Store(prediction);
        });
        return scorer.Score(predictions, FinishedStage.After(metrics, table.Inputs));
    }
}
