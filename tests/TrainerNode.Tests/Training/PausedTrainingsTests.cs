using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Optimizers;
using ActorSearch.TrainerNode.Training.Schedules;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>A training that paused and continues, on whichever slot of its node, has the bits of one that never paused.</summary>
public class PausedTrainingsTests
{
    private const int Epochs = 9;

    private const string Adam = "dense, Adam, plateau";

    private static readonly ConfigurationKey Key = new(new string('a', 64));

    private static readonly DataSet Digits = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(new StrokeDigits(60, 1))).Value;

    private static readonly Hyperparameters Dropping = Some.Hyperparameters with
    {
        Model = Some.Mlp([16, 32], dropout: 0.2),
        Training = new TrainingSettings(BatchSize: 10, Epochs, new EarlyStopping(Patience: 4, MinDelta: 0)),
    };

    private static readonly Hyperparameters Conv = Dropping with
    {
        Model = new Conv([new(3, 5, 2, 2, 2, BatchNorm: true)], [5], new Relu(), 0.1),
        Loss = new CrossEntropyLoss(0, new ClassWeights.Equal()),
        Augmentation = new AugmentationSettings(10, 1, 0.1),
    };

    public static TheoryData<string> All => [.. Nets.Keys];

    private static Dictionary<string, Hyperparameters> Nets { get; } = new(StringComparer.Ordinal)
    {
        [Adam] = Dropping with { Engine = EngineKind.Dense, Schedule = new PlateauRate(0.5, 1, 0) },
        ["dense, AdamW, averaged"] = Dropping with
        {
            Engine = EngineKind.Dense,
            Optimizer = new AdamW(0.01, 0.01, 0.9, 0.999, 1e-8),
            Training = Dropping.Training with { Averaging = 0.9 },
        },
        ["dense, momentum, cosine"] = Dropping with { Engine = EngineKind.Dense, Optimizer = new Sgd(0.01, 0, 0.9, true), Schedule = new CosineRate(0) },
        ["torch, RMSProp, averaged"] = Dropping with
        {
            Optimizer = new RmsProp(0.001, 0, 0.99, 1e-8, 0.9),
            Training = Dropping.Training with { Averaging = 0.9 },
        },
        ["torch, Adamax"] = Dropping with { Optimizer = new Adamax(0.01, 0, 0.9, 0.999, 1e-8) },
        ["conv, batch norm, augmentation"] = Conv with { Engine = EngineKind.Conv },
        ["torch, batch norm, augmentation"] = Conv,
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_training_continues_with_the_same_bits(string name)
    {
        var paused = new PausedTrainings();
        using TrainingRun one = Slot(name, paused), other = Slot(name, paused);

        var whole = Train(one, name, null, int.MaxValue);
        var (first, second, third) = (Train(one, name, Key, 2), Train(other, name, Key, 5), Train(one, name, Key, int.MaxValue));

        Assert.Equal([1, 2], first.Epochs);
        Assert.Equal([3, 4, 5], second.Epochs);
        Assert.Equal(whole.Epochs.Skip(5), third.Epochs);
        Assert.NotEmpty(third.Epochs);
        Assert.Equal(FoldDigest.Compute(whole.Outcome), FoldDigest.Compute(third.Outcome));
        Assert.Equal(Assert.IsType<FoldOutcome.Scored>(whole.Outcome).Metrics, Assert.IsType<FoldOutcome.Scored>(third.Outcome).Metrics);
    }

    [Fact]
    public void What_was_dropped_is_on_another_node_or_has_come_too_far_begins_again_with_the_same_bits()
    {
        var paused = new PausedTrainings();
        using TrainingRun small = Slot(Adam, new PausedTrainings(mostBytes: 0)), node = Slot(Adam, paused), another = Slot(Adam, new PausedTrainings());
        Train(small, Adam, Key, 4);
        Train(node, Adam, Key, 4);

        var (dropped, elsewhere, tooFar) = (Train(small, Adam, Key, 6), Train(another, Adam, Key, 6), Train(node, Adam, Key, 3));
        var continued = Train(node, Adam, Key, 6);

        Assert.Equal([1, 2, 3, 4, 5, 6], dropped.Epochs);
        Assert.Equal([1, 2, 3, 4, 5, 6], elsewhere.Epochs);
        Assert.Equal([1, 2, 3], tooFar.Epochs);
        Assert.Equal([4, 5, 6], continued.Epochs);
        Assert.All([dropped, elsewhere], again => Assert.Equal(FoldDigest.Compute(continued.Outcome), FoldDigest.Compute(again.Outcome)));
    }

    [Fact]
    public void Other_folds_and_configurations_are_other_trainings()
    {
        using var run = Slot(Adam, new PausedTrainings());
        Train(run, Adam, Key, 4);

        Assert.Equal([1, 2], Train(run, Adam, Key, 2, fold: 1).Epochs);
        Assert.Equal([1, 2], Train(run, Adam, new ConfigurationKey(new string('b', 64)), 2).Epochs);
    }

    private static TrainingRun Slot(string name, PausedTrainings paused) =>
        new(Nets[name].Model is Conv ? Digits : Some.Sine(), Some.Validation, 1, metrics: SomeMetrics.Set(Nets[name].Model is Conv), paused: paused);

    private static (FoldOutcome Outcome, List<int> Epochs) Train(TrainingRun run, string name, ConfigurationKey? key, int last, int fold = 0)
    {
        var epochs = new List<int>();
        var outcome = run.TrainFold(Nets[name], fold, progress => epochs.Add(progress.Epoch), CancellationToken.None, last: last, key: key);
        return (outcome, epochs);
    }
}
