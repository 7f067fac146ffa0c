using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Metrics.Numbers;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Training;

public class RefitTests
{
    private static readonly Hyperparameters Standardised = Some.Hyperparameters with
    {
        Model = Some.Mlp([16, 32], dropout: 0.1),
        Standardize = new StandardizeSettings(Inputs: true, Target: true),
    };

    [Fact]
    public void A_refit_trains_as_long_as_told_and_scores_train_and_test_rows()
    {
        var trained = Refit(Standardised with { Model = Some.Mlp([16, 32]) }, epochs: 120);

        Assert.Equal((3, 120, 120), (trained.Result.Restart, trained.Result.Epochs, trained.Result.TrainCurve.Length));
        Assert.InRange(trained.Result.Train.Metrics.Find(new R2())!.Value, 0.9, 1);
        Assert.InRange(trained.Result.Test!.Metrics.Find(new R2())!.Value, 0.9, 1);
        Assert.NotEqual(trained.Result.Train.Loss, trained.Result.Test.Loss);
    }

    [Fact]
    public void The_model_predicts_what_was_scored()
    {
        var data = Some.Sine(shift: 50, scale: 10);
        var trained = Refit(Standardised, epochs: 20);
        using var engine = new TorchEngine();

        var predictions = Predictor.Predict(trained.Model, data.Test!, engine);

        // 50 rows at once or 256 at the most: libtorch may sum a row in another order.
        float[] stored = [.. predictions.Select(prediction => (float)prediction)];
        Assert.Equal(trained.Result.Test!.Metrics.Find(new MeanAbsoluteError())!.Value, new MeanAbsoluteError().Compute(new PredictedRows(stored, data.Test!.Targets, 0)), 1e-5);
    }

    [Fact]
    public void A_restart_is_another_seed_and_the_same_restart_the_same_bits()
    {
        var (one, same, other) = (Refit(Standardised, 3), Refit(Standardised, 3), Refit(Standardised, 3, restart: 4));

        Assert.Equal(one.Result.TrainCurve, same.Result.TrainCurve);
        Assert.Equal(one.Model.Weights.SelectMany(weights => weights.Values), same.Model.Weights.SelectMany(weights => weights.Values));
        Assert.NotEqual(one.Result.TrainCurve, other.Result.TrainCurve);
    }

    [Fact]
    public void Without_test_rows_there_is_no_test_score()
    {
        using var run = new TrainingRun(Some.Sine() with { Test = null }, Some.Validation, 1, metrics: SomeMetrics.Set(classes: false));

        var outcome = run.Refit(Some.Hyperparameters, 1, 0, CancellationToken.None);

        Assert.Null(Assert.IsType<RefitOutcome.Trained>(outcome).Result.Test);
    }

    private static RefitOutcome.Trained Refit(Hyperparameters hyperparameters, int epochs, int restart = 3)
    {
        using var run = new TrainingRun(Some.Sine(shift: 50, scale: 10), Some.Validation, 1, metrics: SomeMetrics.Set(classes: false));
        return Assert.IsType<RefitOutcome.Trained>(run.Refit(hyperparameters, epochs, restart, CancellationToken.None));
    }
}
