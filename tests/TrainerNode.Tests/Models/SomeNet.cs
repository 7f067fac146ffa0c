using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;

namespace ActorSearch.TrainerNode.Tests.Models;

/// <summary>Definitions, engines and filled nets for tests.</summary>
internal static class SomeNet
{
    public static readonly LossSettings SmoothL1 = new SmoothL1Loss(1);

    public static NetDefinition Definition(
        int[] hidden,
        Activation? activation = null,
        LossSettings? loss = null,
        int inputs = 1,
        int outputs = 1,
        double dropout = 0,
        int capacity = 16) =>
        new(new Mlp([.. hidden], activation ?? new Gelu(), dropout), inputs, outputs, loss ?? SmoothL1, capacity);

    /// <summary>A net with first weights, and inputs and targets drawn for all rows.</summary>
    public static INet Filled(this IEngine engine, NetDefinition definition, ulong seed = 1)
    {
        var net = engine.Create(definition);
        InitialWeights.Draw(new DefaultWeights(), net.Layout, net.Parameters, RandomStream.For(seed, StreamPurpose.InitialWeights));
        net.FillBatch(seed);
        var draws = RandomStream.For(seed, StreamPurpose.GeneratedData, 1);
        foreach (var table in definition.Embeddings)
        {
            for (var row = 0; row < definition.Capacity; row++) net.Inputs[(row * definition.Inputs) + table.At] = draws.NextInt32(table.Rows);
        }

        return net;
    }

    /// <summary>New inputs and targets for all rows.</summary>
    public static void FillBatch(this INet net, ulong seed)
    {
        var stream = RandomStream.For(seed, StreamPurpose.GeneratedData);
        foreach (ref var input in net.Inputs) input = (float)stream.NextNormal();
        foreach (ref var target in net.Targets) target = 2 * (float)stream.NextNormal();
    }

    public static RandomStream Dropout(ulong seed = 1) => RandomStream.For(seed, StreamPurpose.Dropout);

    /// <summary>An engine by the name that a theory gives it.</summary>
    public static IEngine Engine(string name) => name switch
    {
        "dense-512" => new DenseEngine(512),
        "dense-256" => new DenseEngine(256),
        "dense-128" => new DenseEngine(128),
        "torch" => new TorchEngine(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such engine"),
    };
}
