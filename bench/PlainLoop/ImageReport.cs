using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;
using ActorSearch.TrainerNode.Training.Optimizers;
using ActorSearch.TrainerNode.Training.Schedules;

namespace ActorSearch.PlainLoop;

/// <summary>An epoch of classifiers of 28 × 28 images, by the plain loop and by ours in turn, on one thread in this one process.</summary>
internal static class ImageReport
{
    private const int BatchSize = 64, TrainRows = 100 * BatchSize, ValidationRows = 10 * BatchSize;
    private const double LearningRate = 1e-3;

    private static readonly (string Name, ModelSettings Model)[] Nets =
    [
        ("784 → 256 → 10", new Mlp([256], new Relu(), 0)),
        ("784 → 256 → 256 → 10", new Mlp([256, 256], new Relu(), 0)),
        ("convolutions of 16 and 32 channels, 5 × 5", new Conv([Block(16), Block(32)], [], new Relu(), 0)),
    ];

    /// <param name="pairs">Repetitions.</param>
    public static void Print(int pairs)
    {
        var images = StrokeDigits.Generate(TrainRows + ValidationRows, seed: 1, part: 0);
        using var run = new TrainingRun(
            new DataSet(DataTable.FromImages(images), null, ""), new Holdout(ValidationRows / (double)(TrainRows + ValidationRows), 1), 1);
        Console.WriteLine($"Adam, ReLU, cross entropy, batch {BatchSize}; an epoch is {TrainRows / BatchSize} steps and {ValidationRows} images validated.");
        Console.WriteLine($"Milliseconds of processor time an epoch, medians of {pairs} pairs.");
        Console.WriteLine();
        Console.WriteLine("| net | engine | plain loop | ours | plain / ours | least … most | validation loss, plain | ours |");
        Console.WriteLine("|---|---|---:|---:|---:|---|---:|---:|");
        foreach (var (name, model) in Nets)
        {
            foreach (var engine in model is Conv ? new[] { EngineKind.Torch, EngineKind.Conv } : new[] { EngineKind.Torch, EngineKind.Dense })
            {
                Measure(name, images, run, Hyperparameters(model, engine), pairs);
            }
        }
    }

    private static void Measure(string name, LabelledImages images, TrainingRun run, Hyperparameters hyperparameters, int pairs)
    {
        var epochs = hyperparameters.Training.MaxEpochs;
        Func<float> plain = () => PlainImageTraining.Run(images, TrainRows, hyperparameters.Model, hyperparameters.Training, LearningRate);
        Func<float> ours = () => run.TrainFold(hyperparameters, 0, null, CancellationToken.None) is FoldOutcome.Scored scored
            ? (float)scored.Curves.Validation[^1]
            : throw new InvalidOperationException("The training failed.");
        List<(double Milliseconds, float Loss)> plains = [], own = [];
        for (var pair = -1; pair < pairs; pair++)
        {
            var (first, second) = pair % 2 == 0 ? (Timed(plain), Timed(ours)) : (Timed(ours), Timed(plain));
            if (pair >= 0)
            {
                plains.Add(pair % 2 == 0 ? first : second);
                own.Add(pair % 2 == 0 ? second : first);
            }
        }

        double[] ratios = [.. plains.Zip(own, (a, b) => a.Milliseconds / b.Milliseconds)];
        Console.WriteLine(
            $"| {name} | {hyperparameters.Engine} | {Medians.Of(plains.Select(p => p.Milliseconds)) / epochs:f0} | {Medians.Of(own.Select(o => o.Milliseconds)) / epochs:f0} "
            + $"| {Medians.Of(ratios):f2} | {ratios.Min():f2} … {ratios.Max():f2} | {plains[^1].Loss:f3} | {own[^1].Loss:f3} |");
    }

    private static (double Milliseconds, float Loss) Timed(Func<float> train)
    {
        var start = Environment.CpuUsage.TotalTime;
        var loss = train();
        return ((Environment.CpuUsage.TotalTime - start).TotalMilliseconds, loss);
    }

    private static Hyperparameters Hyperparameters(ModelSettings model, EngineKind engine) => new(
        new StandardizeSettings(false, false),
        model,
        new DefaultWeights(),
        new CrossEntropyLoss(0, new ClassWeights.Equal()),
        new Adam(LearningRate, 0, 0.9, 0.999, 1e-8),
        new TrainingSettings(BatchSize, MaxEpochs: 3, EarlyStopping: null),
        engine)
    {
        Schedule = new ConstantRate(),
    };

    private static ConvBlock Block(int channels) => new(channels, Kernel: 5, Stride: 1, Padding: 2, Pool: 2, BatchNorm: false);
}
