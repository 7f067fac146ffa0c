using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.TrainerNode.Tests.Training;

public class WeightAverageTests
{
    private const double Decay = 0.9;

    [Fact]
    public void The_average_follows_its_formula_and_steps_go_on_from_the_latest_weights()
    {
        using var engines = new Engines();
        using var net = engines.For(EngineKind.Torch, Some.Hyperparameters.Model)
            .Create(new(Some.Hyperparameters.Model, 1, 1, new MeanSquaredLoss(), 1));
        var average = new WeightAverage(net, Decay);
        double expected = 0;
        for (var step = 0; step < 50; step++)
        {
            var weight = MathF.Sin(step);
            average.Hide();
            net.Parameters.Fill(weight);
            average.Add();
            average.Show();

            var past = Math.Min(Decay, step / (step + 9.0));
            expected = (past * expected) + ((1 - past) * weight);
            Assert.Equal(expected, net.Parameters[0], 1e-6);
            Assert.Equal(-1, net.Parameters.IndexOfAnyExcept(net.Parameters[0]));
        }

        average.Hide();
        Assert.Equal(MathF.Sin(49), net.Parameters[^1]);
    }

    [Fact]
    public void Averaging_scores_other_weights_but_leaves_the_steps_alone()
    {
        var plain = Train(0);
        var averaged = Train(Decay);

        Assert.Equal(plain.Curves.Train, averaged.Curves.Train);
        Assert.NotEqual(plain.Curves.Validation, averaged.Curves.Validation);
    }

    [Fact]
    public void At_a_restless_learning_rate_the_averaged_weights_validate_more_steadily()
    {
        Assert.True(Restlessness(Train(Decay).Curves.Validation) < 0.5 * Restlessness(Train(0).Curves.Validation));
    }

    private static FoldOutcome.Scored Train(double averaging)
    {
        using var run = new TrainingRun(Some.Sine(), Some.Validation, 1);
        var restless = Some.Hyperparameters with
        {
            Optimizer = new Adam(0.05, 0, 0.9, 0.999, 1e-8),
            Training = new TrainingSettings(10, 60, null) { Averaging = averaging },
        };
        return Assert.IsType<FoldOutcome.Scored>(run.TrainFold(restless, 0, null, CancellationToken.None));
    }

    /// <summary>Mean change of the loss from one epoch to the next over the second half.</summary>
    private static double Restlessness(double[] curve) =>
        curve.Skip(curve.Length / 2).Zip(curve.Skip((curve.Length / 2) + 1), (one, next) => Math.Abs((double)next - one)).Average();
}
