using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Training;

public class HoldOutTests
{
    private const double Share = 0.2;

    private static readonly Hyperparameters Scaled = Some.Hyperparameters with
    {
        Standardize = new StandardizeSettings(Inputs: true, Target: true),
        Training = new TrainingSettings(BatchSize: 10, MaxEpochs: 60, new EarlyStopping(5, 0)),
    };

    [Theory]
    [InlineData(EngineKind.Dense, 0)]
    [InlineData(EngineKind.Torch, 0)]
    [InlineData(EngineKind.Dense, 0.9)]
    public void The_weights_are_those_of_the_epoch_that_the_held_out_rows_find_best(EngineKind engine, double averaging)
    {
        var settings = Scaled with { Engine = engine, Training = Scaled.Training with { Averaging = averaging } };
        var whole = Refit(Some.Sine(), settings);
        var best = whole.Result.Epochs;
        var until = Refit(Some.Sine(), settings with { Training = settings.Training with { MaxEpochs = best, EarlyStopping = null } });

        Assert.Equal(whole.Result.ValidationCurve.Min(), whole.Result.ValidationCurve[best - 1]);
        Assert.Equal(whole.Result.ValidationCurve[best - 1], whole.Result.Validation!.Loss);
        Assert.InRange(whole.Result.TrainCurve.Length, best + 1, 60);
        Assert.Equal(WeightsOf(until), WeightsOf(whole));
        Assert.Equal(until.Result.Train, whole.Result.Train);
        Assert.Equal(until.Result.Test, whole.Result.Test);
    }

    [Fact]
    public void No_held_out_row_is_trained_on()
    {
        var settings = Scaled with { Training = Scaled.Training with { MaxEpochs = 1 } };
        var data = Some.Sine();
        var split = RefitSplit.Split(Some.Validation, Share, TrainingRun.StrataOf(data.Train), 1);
        var spoilt = Spoilt(data, split.Validation);

        Assert.Equal(WeightsOf(Refit(data, settings)), WeightsOf(Refit(spoilt, settings)));
        Assert.NotEqual(Refit(data, settings).Result.Validation, Refit(spoilt, settings).Result.Validation);
        Assert.NotEqual(WeightsOf(Refit(data, settings)), WeightsOf(Refit(Spoilt(data, [split.Train[0]]), settings)));
    }

    [Fact]
    public void A_restart_holds_out_the_same_rows_and_trains_on_other_draws()
    {
        var (one, other) = (Refit(Some.Sine(), Scaled, 0), Refit(Some.Sine(), Scaled, 1));

        Assert.NotEqual(one.Result.TrainCurve, other.Result.TrainCurve);
        Assert.Equal(one.Model.InputScale.Mean, other.Model.InputScale.Mean);
    }

    /// <summary>The same data with inputs of some rows that would change whatever learned from them.</summary>
    internal static DataSet Spoilt(DataSet data, int[] rows)
    {
        float[] inputs = [.. data.Train.Inputs];
        foreach (var row in rows) inputs[row] += 100;
        return data with { Train = data.Train with { Inputs = inputs } };
    }

    private static float[] WeightsOf(RefitOutcome.Trained trained) => [.. trained.Model.Weights.SelectMany(weights => weights.Values)];

    private static RefitOutcome.Trained Refit(DataSet data, Hyperparameters hyperparameters, int restart = 0)
    {
        using var run = new TrainingRun(data, Some.Validation, 1);
        return Assert.IsType<RefitOutcome.Trained>(run.Refit(hyperparameters, Share, restart, null, CancellationToken.None));
    }
}
