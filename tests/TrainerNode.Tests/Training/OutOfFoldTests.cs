using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Schedules;

namespace ActorSearch.TrainerNode.Tests.Training;

public class OutOfFoldTests
{
    private static readonly Hyperparameters Winner = Some.Hyperparameters with
    {
        Engine = EngineKind.Dense,
        Model = Some.Mlp([16, 32], dropout: 0.1),
        Standardize = new StandardizeSettings(Inputs: true, Target: true),
        Training = new TrainingSettings(BatchSize: 10, MaxEpochs: 40, new EarlyStopping(5, 0)),
        Schedule = new CosineRate(0.1),
    };

    [Theory]
    [InlineData(EngineKind.Dense)]
    [InlineData(EngineKind.Torch)]
    public void A_second_training_has_the_bits_of_the_first_at_every_epoch(EngineKind engine)
    {
        using var run = new TrainingRun(Some.Sine(), Some.Validation, 1);
        var winner = Winner with { Engine = engine };
        var first = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(winner, 3, null, CancellationToken.None)).Curves;

        foreach (var epoch in new[] { 1, first.Epochs / 2, first.Epochs })
        {
            var again = Again(run, winner, 3, epoch);

            Assert.Equal((first.Train[epoch - 1], first.Validation[epoch - 1]), (again.TrainLoss, again.ValidationLoss));
        }
    }

    [Fact]
    public void Its_predictions_are_those_of_its_model_for_the_rows_that_validate()
    {
        var data = Some.Sine(shift: 50, scale: 10);
        using var run = new TrainingRun(data, Some.Validation, 1);
        var again = Again(run, Winner, 2, 7);
        var rows = RowsOf(data, 2);
        using var engine = new DenseEngine();

        float[] predicted = [.. Predictor.Predict(again.Model, [.. rows.Select(row => data.Train.Input(row, 0))], engine).Select(number => (float)number)];

        Assert.Equal(predicted, again.Predictions);
        Assert.Equal(again.ValidationLoss, Winner.Loss.Mean(predicted, [.. rows.Select(row => data.Train.Targets[row])]));
    }

    [Fact]
    public void No_row_that_validates_is_trained_on()
    {
        var data = Some.Sine();
        using var run = new TrainingRun(data, Some.Validation, 1);
        using var spoilt = new TrainingRun(HoldOutTests.Spoilt(data, RowsOf(data, 1)), Some.Validation, 1);
        var (one, other) = (Again(run, Winner, 1, 4), Again(spoilt, Winner, 1, 4));

        Assert.Equal(one.TrainLoss, other.TrainLoss);
        Assert.Equal(one.Model.Weights.SelectMany(weights => weights.Values), other.Model.Weights.SelectMany(weights => weights.Values));
        Assert.NotEqual(one.Predictions, other.Predictions);
    }

    [Fact]
    public void A_training_that_stops_before_the_first_one_did_has_failed()
    {
        using var run = new TrainingRun(Some.Sine(), Some.Validation, 1);

        var outcome = run.TrainOutOfFold(Winner, 0, 41, null, CancellationToken.None);

        Assert.EndsWith(" of 41 epochs", Assert.IsType<OutOfFoldOutcome.Failed>(outcome).Reason, StringComparison.Ordinal);
    }

    private static int[] RowsOf(DataSet data, int fold) => Splits.For(Some.Validation, Strata.One(data.Train.Rows), 1, fold).Validation;

    private static OutOfFoldOutcome.Trained Again(TrainingRun run, Hyperparameters winner, int fold, int epoch) =>
        Assert.IsType<OutOfFoldOutcome.Trained>(run.TrainOutOfFold(winner, fold, epoch, null, CancellationToken.None));
}
