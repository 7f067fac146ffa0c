using System.Diagnostics;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>Both engines run the same training: same first weights, batches and masks, so they part by rounding alone.</summary>
public class EnginesTests
{
    /// <summary>Relative difference of an epoch's losses. Seen: 5·10⁻⁷; a wrong sign or a lost term shows as 10⁻¹.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>The same of convolutional nets. Seen: 4·10⁻⁷, and a pooling that is nearly a tie may go either way.</summary>
    private const double ConvTolerance = 1e-3;

    /// <summary>
    /// The same with batch normalisation: libtorch sums the statistics of a batch in single precision, which is wrong in the fourth digit, and a
    /// training parts from there. Ours are tested against double precision.
    /// </summary>
    private const double NormTolerance = 0.03;

    private static readonly DataSet Curve = new NoisyCurve(Rows: 100, Noise: 0.1, Seed: 1).Generate();

    public static TheoryData<Activation> Activations => [.. ActivationKinds.Each];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Fifty_epochs_side_by_side_give_the_same_losses(Activation activation) =>
        AssertSideBySide(Training(Some.Mlp([64, 128], activation), epochs: 50));

    [Fact]
    public void Fifty_epochs_with_dropout_side_by_side_give_the_same_losses() =>
        AssertSideBySide(Training(Some.Mlp([32, 17], dropout: 0.2), epochs: 50));

    [Fact]
    public void Both_engines_stop_early_at_the_same_epoch()
    {
        var untilItStalls = Training(Some.Mlp([64, 128]), epochs: 1000) with
        {
            Training = new TrainingSettings(BatchSize: 20, MaxEpochs: 1000, new EarlyStopping(Patience: 100, MinDelta: 0)),
        };
        foreach (var fold in new[] { 0, 1, 2 })
        {
            FoldOutcome.Scored dense = Fold(untilItStalls, EngineKind.Dense, fold), torch = Fold(untilItStalls, EngineKind.Torch, fold);

            Assert.Equal((torch.BestEpoch, torch.Curves.Epochs), (dense.BestEpoch, dense.Curves.Epochs));
            Assert.InRange(dense.Curves.Epochs, 101, 999);
            Assert.Equal(torch.ValidationLoss, dense.ValidationLoss, Tolerance * torch.ValidationLoss);
        }
    }

    [Theory]
    [InlineData("relu", false, 0)]
    [InlineData("gelu", false, 0.2)]
    [InlineData("relu", true, 0.2)]
    [InlineData("gelu", true, 0)]
    public void Three_epochs_of_convolutions_side_by_side_give_the_same_losses(string word, bool norm, double dropout)
    {
        var activation = ActivationKinds.Find(word)!;
        var training = Training(
            new Conv([new(6, 5, 1, 2, 2, norm), new(8, 3, 1, 1, 2, norm)], [12], activation, dropout), epochs: 3) with
        {
            Loss = new CrossEntropyLoss(0, new ClassWeights.Equal()),
            // The bias before a normalisation has no slope but rounding, which Adam would make steps of; ours is 0 there.
            Optimizer = norm
                ? new Sgd(LearningRate: 0.01, WeightDecay: 0, Momentum: 0, Nesterov: false)
                : new Adam(LearningRate: 0.003, WeightDecay: 0, 0.9, 0.999, 1e-8),
        };
        using var run = new TrainingRun(new DataSet(DataTable.FromImages(StrokeDigits.Generate(1000, 1, 0)), null, ""), Some.Validation, 1);
        LossCurves Curves(EngineKind engine) => Assert.IsType<FoldOutcome.Scored>(
            run.TrainFold(training with { Engine = engine }, 0, null, CancellationToken.None)).Curves;
        var tolerance = norm ? NormTolerance : ConvTolerance;
        LossCurves ours = Curves(EngineKind.Conv), torch = Curves(EngineKind.Torch);

        Assert.Equal(3, ours.Epochs);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            Assert.Equal(torch.Train[epoch], ours.Train[epoch], tolerance * torch.Train[epoch]);
            Assert.Equal(torch.Validation[epoch], ours.Validation[epoch], tolerance * torch.Validation[epoch]);
        }

        Assert.True(torch.Train[^1] < 0.95f * torch.Train[0], "nothing was learned, so nothing was compared");
    }

    [Fact]
    public void Auto_takes_our_engine_where_one_can()
    {
        using var engines = new Engines();
        var conv = new Conv([new(2, 3, 1, 1, 1, false)], [], new Relu(), 0);

        Assert.IsType<ConvolutionEngine>(engines.For(EngineKind.Auto, conv));
        Assert.Same(engines.For(EngineKind.Conv, conv), engines.For(EngineKind.Auto, conv));
        Assert.IsType<TorchEngine>(engines.For(EngineKind.Torch, conv));
        Assert.IsType<DenseEngine>(engines.For(EngineKind.Auto, Some.Mlp([3])));
        Assert.Same(engines.For(EngineKind.Dense, Some.Mlp([3])), engines.For(EngineKind.Auto, Some.Mlp([4])));
        Assert.IsType<TorchEngine>(engines.For(EngineKind.Torch, Some.Mlp([3])));
    }

    [Fact]
    public void A_training_that_needs_no_torch_loads_none()
    {
        Assert.Empty(TorchLoadedBy(EngineKind.Dense));
        Assert.Empty(TorchLoadedBy(EngineKind.Auto));
        Assert.Empty(TorchLoadedBy(EngineKind.Conv));
        Assert.Contains(TorchLoadedBy(EngineKind.Torch), module => module.Contains("torch_cpu", StringComparison.Ordinal));
    }

    private static void AssertSideBySide(Hyperparameters training)
    {
        LossCurves dense = Fold(training, EngineKind.Dense, 0).Curves, torch = Fold(training, EngineKind.Torch, 0).Curves;

        for (var epoch = 0; epoch < torch.Epochs; epoch++)
        {
            Assert.Equal(torch.Train[epoch], dense.Train[epoch], Tolerance * torch.Train[epoch]);
            Assert.Equal(torch.Validation[epoch], dense.Validation[epoch], Tolerance * torch.Validation[epoch]);
        }

        Assert.True(torch.Train[^1] < 0.8f * torch.Train[0], "nothing was learned, so nothing was compared");
    }

    private static Hyperparameters Training(ModelSettings model, int epochs) => Some.Hyperparameters with
    {
        Model = model,
        Optimizer = new Adam(LearningRate: 0.001, WeightDecay: 1e-4, 0.9, 0.999, 1e-8),
        Training = new TrainingSettings(BatchSize: 20, MaxEpochs: epochs, EarlyStopping: null),
    };

    private static FoldOutcome.Scored Fold(Hyperparameters training, EngineKind engine, int fold)
    {
        using var run = new TrainingRun(Curve, Some.Validation, 1);
        return Assert.IsType<FoldOutcome.Scored>(run.TrainFold(training with { Engine = engine }, fold, null, CancellationToken.None));
    }

    private static string[] TorchLoadedBy(EngineKind engine)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { typeof(TrainingProcess).Assembly.Location, engine.ToString() },
        };
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(TrainingProcess.Done, lines[0]);
        return lines[1..];
    }
}
