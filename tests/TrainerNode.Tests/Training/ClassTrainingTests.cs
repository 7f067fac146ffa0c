using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Metrics.Counts;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Optimizers;
using ActorSearch.TrainerNode.Training.Schedules;

namespace ActorSearch.TrainerNode.Tests.Training;

public class ClassTrainingTests
{
    private static readonly DataSet Digits = Load(600);

    private static readonly Hyperparameters Mlp = Some.Hyperparameters with
    {
        Model = Some.Mlp([32], new Silu(), dropout: 0.2),
        Loss = new CrossEntropyLoss(0, new ClassWeights.Equal()),
        Training = new TrainingSettings(20, 6, null),
    };

    private static readonly Hyperparameters Conv = Mlp with
    {
        Model = new Conv([new ConvBlock(6, 5, 2, 2, 2, BatchNorm: true)], [], new Relu(), 0.2),
        Training = new TrainingSettings(20, 4, null),
    };

    [Fact]
    public void A_fully_connected_net_learns_the_digits()
    {
        Assert.True(Accuracy(Fold(Mlp)) > 0.8, $"accuracy {Accuracy(Fold(Mlp))}");
    }

    [Fact]
    public void A_convolutional_net_learns_the_digits()
    {
        Assert.True(Accuracy(Fold(Conv)) > 0.8, $"accuracy {Accuracy(Fold(Conv))}");
    }

    [Fact]
    public void Every_draw_comes_from_the_streams_with_dropout_and_augmentation_on()
    {
        var varied = Conv with { Augmentation = new AugmentationSettings(10, 1, 0.1) };
        var (first, again, plain) = (Fold(varied), Fold(varied), Fold(Conv));

        Assert.Equal(FoldDigest.Compute(first), FoldDigest.Compute(again));
        Assert.NotEqual(FoldDigest.Compute(first), FoldDigest.Compute(plain));
    }

    [Fact]
    public void Both_engines_learn_the_same()
    {
        var weighted = Mlp with { Loss = new CrossEntropyLoss(0.1, new ClassWeights.Balanced()) };
        var (torch, dense) = (Fold(weighted), Fold(weighted with { Engine = EngineKind.Dense }));

        Assert.All(torch.Curves.Train.Zip(dense.Curves.Train), pair => Assert.Equal(pair.First, pair.Second, 2e-3f));
        Assert.Equal(torch.ValidationLoss, dense.ValidationLoss, 2e-3f);
    }

    [Fact]
    public void Two_threads_at_once_learn_what_one_learns_after_the_other()
    {
        var varied = Conv with { Augmentation = new AugmentationSettings(10, 1, 0.1), Training = new TrainingSettings(20, 2, null) };
        var alone = Enumerable.Range(0, 4).Select(fold => FoldDigest.Compute(Fold(varied, fold))).ToArray();

        var together = new byte[4][];
        var threads = Enumerable.Range(0, 4).Select(fold => new Thread(() => together[fold] = FoldDigest.Compute(Fold(varied, fold)))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        Assert.Equal(alone, together);
    }

    [Fact]
    public void Label_smoothing_and_weights_change_the_training_and_never_the_measure()
    {
        var smooth = Mlp with { Loss = new CrossEntropyLoss(0.3, new ClassWeights.Balanced()), Training = new TrainingSettings(20, 1, null) };
        var still = smooth with { Optimizer = new Sgd(1e-30, 0, 0, false) };
        var plain = still with { Loss = new CrossEntropyLoss(0, new ClassWeights.Equal()) };

        Assert.NotEqual(Fold(plain).TrainLoss, Fold(still).TrainLoss);
        Assert.Equal(Fold(plain).ValidationLoss, Fold(still).ValidationLoss);
    }

    [Theory]
    [InlineData(EngineKind.Torch, EngineKind.Dense)]
    [InlineData(EngineKind.Dense, EngineKind.Torch)]
    public void Classes_with_a_weight_of_0_are_left_out_whichever_engine_comes_first(EngineKind one, EngineKind other)
    {
        var ofTwo = Mlp with
        {
            Loss = new CrossEntropyLoss(0, new ClassWeights.Given([0, 1, 1, 0, 0, 0, 0, 0, 0, 0])),
            Training = new TrainingSettings(1, 1, null),
        };

        var (first, second, again) = (Fold(ofTwo with { Engine = one }), Fold(ofTwo with { Engine = other }), Fold(ofTwo with { Engine = one }));

        Assert.Equal(FoldDigest.Compute(first), FoldDigest.Compute(again));
        Assert.Equal(first.Curves.Train[0], second.Curves.Train[0], 2e-3f);
        Assert.InRange(first.Curves.Train[0], 0.01, 5);
    }

    [Fact]
    public void The_training_loss_is_the_mean_over_batches_that_have_one()
    {
        // A net that stands still, so that one batch of all rows and batches of one row see the same.
        var still = Mlp with
        {
            Model = Some.Mlp([32]),
            Loss = new CrossEntropyLoss(0, new ClassWeights.Given([0, 1, 1, 1, 1, 1, 1, 1, 1, 0])),
            Optimizer = new Sgd(1e-30, 0, 0, false),
        };

        var (all, each) = (Fold(still with { Training = new TrainingSettings(1000, 1, null) }), Fold(still with { Training = new TrainingSettings(1, 1, null) }));

        Assert.Equal(all.TrainLoss, each.TrainLoss, 1e-5);
    }

    [Fact]
    public void Every_schedule_trains_and_no_two_alike()
    {
        ScheduleSettings[] schedules =
        [
            new ConstantRate(), new StepRate(1, 0.5), new CosineRate(0),
            new OneCycleRate(0.3, 25, 1e4), new PlateauRate(0.5, 0, 0.9),
        ];

        var losses = schedules.Select(schedule => Fold(Mlp with { Schedule = schedule }).ValidationLoss).ToArray();

        Assert.Equal(losses.Length, losses.Distinct().Count());
    }

    [Fact]
    public void Pixels_are_standardised_by_the_training_images_alone()
    {
        var rows = Enumerable.Range(0, 300).ToArray();
        var images = Digits.Train.Images!;

        var scale = PixelRows.Fit(images, rows);

        var pixel = (14 * 28) + 14;
        var values = rows.Select(row => images.Image(row)[pixel] / 255.0).ToArray();
        var mean = values.Average();
        Assert.Equal(mean, scale.Mean[pixel], 1e-6);
        Assert.Equal(Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), scale.Deviation[pixel], 1e-6);
        Assert.Equal((0, 1), (scale.Mean[0], scale.Deviation[0]));
        Assert.NotEqual(Fold(Mlp).ValidationLoss, Fold(Mlp with { Standardize = new StandardizeSettings(true, false) }).ValidationLoss);
    }

    [Fact]
    public void A_refit_scores_the_test_digits_and_keeps_names_and_running_statistics()
    {
        using var run = new TrainingRun(Digits, Some.Validation, 1, metrics: SomeMetrics.Set(classes: true));

        var trained = Assert.IsType<RefitOutcome.Trained>(run.Refit(Conv, 4, 0, CancellationToken.None));

        Assert.True(trained.Result.Test!.Metrics.Find(new Accuracy())!.Value > 0.8);
        Assert.Equal(StrokeDigits.Classes, trained.Model.Classes.AsEnumerable());
        Assert.Equal(StrokeDigits.Shape, trained.Model.Image);
        Assert.Contains(trained.Model.Weights, weights => weights.Name == "1.running_var" && weights.Values.All(value => value is > 0 and not 1));
    }

    [Fact]
    public void A_senseless_learning_rate_fails_with_its_reason_and_has_no_metrics()
    {
        var senseless = Mlp with { Optimizer = new Sgd(1e30, 0, 0, false) };
        using var run = new TrainingRun(Digits, Some.Validation, 1, metrics: SomeMetrics.Set(classes: true));

        Assert.IsType<RefitOutcome.Failed>(run.Refit(senseless, 2, 0, CancellationToken.None));
        Assert.IsType<FoldOutcome.Failed>(run.TrainFold(senseless, 0, null, CancellationToken.None));
    }

    private static DataSet Load(int digits) =>
        Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(new StrokeDigits(digits, 1))).Value;

    private static FoldOutcome.Scored Fold(Hyperparameters hyperparameters, int fold = 0)
    {
        using var run = new TrainingRun(Digits, new StratifiedKFold(5, 1), 1, metrics: SomeMetrics.Set(classes: true));
        return Assert.IsType<FoldOutcome.Scored>(run.TrainFold(hyperparameters, fold, null, CancellationToken.None));
    }

    private static double Accuracy(FoldOutcome.Scored scored) => scored.Metrics.Find(new Accuracy())!.Value;
}
