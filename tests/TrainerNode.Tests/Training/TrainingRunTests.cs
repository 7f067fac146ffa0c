using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Metrics.Numbers;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.TrainerNode.Tests.Training;

public class TrainingRunTests
{
    private static readonly Hyperparameters Dropping = Some.Hyperparameters with { Model = Some.Mlp([16, 32], dropout: 0.2) };

    [Fact]
    public void A_small_net_learns_a_sine()
    {
        var learning = Some.Hyperparameters with { Training = new TrainingSettings(10, 300, new EarlyStopping(100, 0)) };

        var scored = Assert.IsType<FoldOutcome.Scored>(Fold(learning));

        Assert.InRange(scored.ValidationLoss, 0, 0.002f);
        Assert.InRange(scored.Metrics.Find(new R2())!.Value, 0.99, 1);
        Assert.Equal(scored.Curves.Validation.Min(), scored.ValidationLoss);
    }

    [Fact]
    public void The_same_training_twice_gives_the_same_bits() => AssertSameBits(Fold(Dropping), Fold(Dropping));

    [Fact]
    public void What_was_trained_before_leaves_no_trace()
    {
        using var run = new TrainingRun(Some.Sine(), Some.Validation, 1, metrics: SomeMetrics.Set(classes: false));
        run.TrainFold(Dropping with { Model = Some.Mlp([8], dropout: 0.5) }, 1, null, CancellationToken.None);

        AssertSameBits(Fold(Dropping), run.TrainFold(Dropping, 0, null, CancellationToken.None));
    }

    // The wide net's products are large enough for a library to share out among cores.
    [Theory]
    [InlineData(16)]
    [InlineData(256)]
    public void Two_trainings_at_once_give_the_same_bits_as_alone(int width)
    {
        var dropping = Dropping with { Model = Some.Mlp([width, 2 * width], dropout: 0.2) };
        var alone = new[] { Fold(dropping, 0), Fold(dropping, 1) };
        var together = new FoldOutcome[2];
        using var start = new Barrier(2);
        var threads = together.Select((_, fold) => new Thread(() =>
        {
            start.SignalAndWait();
            together[fold] = Fold(dropping, fold);
        })).ToArray();

        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        AssertSameBits(alone[0], together[0]);
        AssertSameBits(alone[1], together[1]);
    }

    [Fact]
    public void Folds_seeds_and_dropout_each_change_the_result()
    {
        FoldOutcome[] outcomes = [Fold(Dropping), Fold(Dropping, fold: 1), Fold(Dropping, seed: 2), Fold(Some.Hyperparameters)];

        Assert.Equal(4, outcomes.Select(outcome => Assert.IsType<FoldOutcome.Scored>(outcome).ValidationLoss).Distinct().Count());
    }

    [Fact]
    public void Progress_tells_each_epoch_of_the_curves()
    {
        var told = new List<EpochProgress>();

        var scored = Assert.IsType<FoldOutcome.Scored>(Fold(Some.Hyperparameters, onEpoch: told.Add));

        Assert.Equal([1, 2, 3, 4, 5], told.Select(progress => progress.Epoch));
        Assert.Equal(scored.Curves.Train, told.Select(progress => progress.TrainLoss));
        Assert.Equal(scored.Curves.Validation, told.Select(progress => progress.ValidationLoss));
    }

    [Fact]
    public void Metrics_are_those_of_the_best_epoch_not_of_the_last()
    {
        // A learning rate so high that the loss goes up and down.
        var restless = Some.Hyperparameters with
        {
            Optimizer = new Adam(0.1, 0, 0.9, 0.999, 1e-8),
            Training = new TrainingSettings(10, 40, new EarlyStopping(5, 0)),
        };
        var stopped = Assert.IsType<FoldOutcome.Scored>(Fold(restless));
        var upToBest = Assert.IsType<FoldOutcome.Scored>(
            Fold(restless with { Training = new TrainingSettings(10, stopped.BestEpoch, null) }));

        Assert.Equal(stopped.BestEpoch + 5, stopped.Curves.Epochs);
        Assert.Equal(stopped.BestEpoch, upToBest.BestEpoch);
        Assert.Equal(upToBest.Metrics, stopped.Metrics);
    }

    public static TheoryData<LossSettings, LossSettings, float> LossesOfATargetThousandTimesAsLarge() => new()
    {
        { new MeanSquaredLoss(), new MeanSquaredLoss(), 1e6f },
        { new L1Loss(), new L1Loss(), 1e3f },
        { new SmoothL1Loss(0.1), new SmoothL1Loss(100), 1e3f },
    };

    [Theory]
    [MemberData(nameof(LossesOfATargetThousandTimesAsLarge))]
    public void With_a_standardised_target_all_losses_are_in_units_of_the_target(LossSettings small, LossSettings large, float unit)
    {
        var standardised = Some.Hyperparameters with { Standardize = new StandardizeSettings(Inputs: true, Target: true) };

        var one = Assert.IsType<FoldOutcome.Scored>(Fold(standardised with { Loss = small }));
        var thousand = Assert.IsType<FoldOutcome.Scored>(Fold(standardised with { Loss = large }, data: Some.Sine(shift: 500, scale: 1000)));

        Assert.All(one.Curves.Train.Zip(thousand.Curves.Train), pair => Assert.Equal(1, pair.Second / (unit * pair.First), 0.001));
        Assert.All(one.Curves.Validation.Zip(thousand.Curves.Validation), pair => Assert.Equal(1, pair.Second / (unit * pair.First), 0.001));
        Assert.Equal(1, Absolute(thousand) / (1000 * Absolute(one)), 0.001);

        static double Absolute(FoldOutcome.Scored scored) => scored.Metrics.Find(new MeanAbsoluteError())!.Value;
    }

    [Fact]
    public void A_cancelled_training_stops_in_the_next_batch()
    {
        using var source = new CancellationTokenSource();
        var epochs = 0;

        Assert.Throws<OperationCanceledException>(() => Fold(
            Some.Hyperparameters,
            onEpoch: progress =>
            {
                epochs = progress.Epoch;
                if (epochs == 2) source.Cancel();
            },
            cancellation: source.Token));

        Assert.Equal(2, epochs);
    }

    private static FoldOutcome Fold(
        Hyperparameters hyperparameters,
        int fold = 0,
        ulong seed = 1,
        DataSet? data = null,
        Action<EpochProgress>? onEpoch = null,
        CancellationToken cancellation = default)
    {
        using var run = new TrainingRun(data ?? Some.Sine(), Some.Validation, seed, metrics: SomeMetrics.Set(classes: false));
        return run.TrainFold(hyperparameters, fold, onEpoch, cancellation);
    }

    private static void AssertSameBits(FoldOutcome expected, FoldOutcome actual)
    {
        var (one, other) = (Assert.IsType<FoldOutcome.Scored>(expected), Assert.IsType<FoldOutcome.Scored>(actual));
        Assert.Equal(Bits(one.Curves.Train), Bits(other.Curves.Train));
        Assert.Equal(Bits(one.Curves.Validation), Bits(other.Curves.Validation));
        Assert.Equal(one.BestEpoch, other.BestEpoch);
        Assert.Equal(one.Metrics, other.Metrics);
    }

    private static IEnumerable<long> Bits(double[] values) => values.Select(BitConverter.DoubleToInt64Bits);
}
