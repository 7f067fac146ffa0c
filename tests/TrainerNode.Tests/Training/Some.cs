using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Training.Initializers;
using ActorSearch.TrainerNode.Training.Optimizers;
using ActorSearch.TrainerNode.Training.Schedules;

namespace ActorSearch.TrainerNode.Tests.Training;

/// <summary>Small valid things to train with; each test changes what it is about.</summary>
internal static class Some
{
    public static readonly ValidationSettings Validation = new KFold(5, 1);

    public static readonly OptimizerSettings Optimizer = new Adam(0.01, 0, 0.9, 0.999, 1e-8);

    public static readonly Hyperparameters Hyperparameters = new(
        new StandardizeSettings(Inputs: false, Target: false),
        Mlp([16, 32]),
        new DefaultWeights(),
        new SmoothL1Loss(1),
        Optimizer,
        new TrainingSettings(BatchSize: 20, MaxEpochs: 5, EarlyStopping: null),
        EngineKind.Torch)
    {
        Schedule = new ConstantRate(),
    };


    public static ModelSettings Mlp(ImmutableArray<int> hidden, Activation? activation = null, double dropout = 0) =>
        new Mlp(hidden, activation ?? new Gelu(), dropout);

    /// <summary>A sine over two periods, without noise: 50 rows to train on, and 50 between them to test on.</summary>
    public static DataSet Sine(float shift = 0, float scale = 1) => new(Sine(0, shift, scale), Sine(0.5f, shift, scale), new string('0', 64));

    private static DataTable Sine(float offset, float shift, float scale)
    {
        float[] x = [.. Enumerable.Range(0, 50).Select(i => ((i + offset) / 25) - 1)];
        return new DataTable(["x"], "y", x, [.. x.Select(value => shift + (scale * MathF.Sin(2 * MathF.PI * value)))]);
    }
}
