using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Files;
using ActorSearch.TrainerNode.Rows.Preparing;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Rows.Preparing;

public sealed class TargetTransformTests
{
    private static readonly Hyperparameters Net = Some.Hyperparameters with
    {
        Engine = EngineKind.Dense,
        Model = Some.Mlp([16], new Tanh()),
        Loss = new L1Loss(),
        Standardize = new StandardizeSettings(true, true),
        Training = new TrainingSettings(20, 150, null),
    };

    [Fact]
    public void The_inverse_of_quantiles_is_scikit_learns()
    {
        var fitted = new QuantileTarget(1000).Fit([1, 1, 2.5, 3, 3, 3.5, 3.5, 4, 5, 5, 6, 9])!;

        double[] expected = [1, 1, 3.10148718, 3.5, 3.79288479, 5.25479221, 8.24924565, 9];

        Assert.All(new[] { -9, -1.5, -0.3, 0, 0.25, 1, 2, 9 }.Zip(expected), pair => Assert.Equal(pair.Second, fitted.Inverse(pair.First), 7));
        Assert.Equal(4, fitted.Inverse(fitted.Forward(4)), 12);
    }

    [Fact]
    public void Not_a_number_stays_one() => Assert.All(
        new FittedTarget[] { new FittedTarget.SignedLog(), new QuantileTarget(9).Fit([1, 2])! }, target => Assert.True(double.IsNaN(target.Inverse(double.NaN))));

    [Fact]
    public void A_target_over_many_orders_is_learned_as_a_logarithm_and_scored_in_its_own_units()
    {
        var table = Exponential();
        using var run = new TrainingRun(new DataSet(table, table, ""), new KFold(5, 1), 1);

        var plain = Error(run, new UntransformedTarget());
        var logged = Error(run, new Log1pTarget());
        var ranked = Error(run, new QuantileTarget(1000));

        Assert.InRange(logged, 0, plain / 2);
        Assert.InRange(ranked, 0, 1.5 * plain);
    }

    [Fact]
    public void The_refit_of_a_model_predicts_in_units_of_the_target()
    {
        var table = Exponential();
        using var run = new TrainingRun(new DataSet(table, table, ""), new KFold(5, 1), 1);
        var hyperparameters = Net with { Preparation = Prepared.Settings with { Target = new Log1pTarget() } };

        var refit = Assert.IsType<RefitOutcome.Trained>(run.Refit(hyperparameters, 150, 0, CancellationToken.None));
        var again = TrainedModelBytes.Read(TrainedModelBytes.Write(refit.Model));
        using var engine = EngineChoice.Make(EngineKind.Auto, again.Model);
        var predictions = Predictor.Predict(again, [.. table.Inputs.Select(input => (double)input)], engine);

        var error = predictions.Zip(table.Targets, (prediction, target) => Math.Abs(prediction - target)).Average();
        Assert.Equal(refit.Result.Test!.Loss, error, error * 1e-4);
    }

    // Between 1 and e^8.
    private static DataTable Exponential()
    {
        float[] x = [.. Enumerable.Range(0, 100).Select(row => (row * 37 % 100) / 50f - 1)];
        return new DataTable(["x"], "y", x, [.. x.Select(value => MathF.Exp(4 * (value + 1)))]);
    }

    private static double Error(TrainingRun run, TargetTransform target) => Enumerable.Range(0, 5).Average(fold => Assert.IsType<FoldOutcome.Scored>(
        run.TrainFold(Net with { Preparation = Prepared.Settings with { Target = target } }, fold, null, CancellationToken.None)).ValidationLoss);
}
