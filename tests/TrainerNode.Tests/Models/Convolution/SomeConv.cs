using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;

namespace ActorSearch.TrainerNode.Tests.Models.Convolution;

/// <summary>Convolutional nets, engines for them, and batches.</summary>
internal static class SomeConv
{
    public static readonly LossSettings CrossEntropy = new CrossEntropyLoss(0, new ClassWeights.Equal());

    public static ConvBlock Block(int channels, int kernel = 3, int stride = 1, int padding = 1, int pool = 1, bool norm = false) =>
        new(channels, kernel, stride, padding, pool, norm);

    public static NetDefinition Definition(
        ConvBlock[] blocks,
        int[]? hidden = null,
        Activation? activation = null,
        double dropout = 0,
        int height = 9,
        int width = 7,
        int planes = 1,
        int outputs = 3,
        LossSettings? loss = null,
        int capacity = 5) =>
        new(new Conv([.. blocks], [.. hidden ?? []], activation ?? new Relu(), dropout), planes * height * width, outputs, loss ?? CrossEntropy, capacity)
        {
            Image = new ImageShape(height, width),
        };

    /// <summary>A net with first weights, scales and shifts away from 1 and 0, and a batch for all rows.</summary>
    public static INet FilledConv(this IEngine engine, NetDefinition definition, ulong seed = 1)
    {
        var net = engine.Create(definition);
        InitialWeights.Draw(new DefaultWeights(), net.Layout, net.Parameters, RandomStream.For(seed, StreamPurpose.InitialWeights));
        var stream = RandomStream.For(seed, StreamPurpose.GeneratedData);
        foreach (var block in net.Layout.Blocks.Where(block => block.Role is ParameterRole.NormScale or ParameterRole.NormShift))
        {
            for (var row = 0; row < block.Rows; row++) net.Parameters[block.IndexOf(row, 0)] += 0.3f * (float)stream.NextNormal();
        }

        net.FillConv(definition, seed);
        return net;
    }

    /// <summary>New images and targets for all rows.</summary>
    public static void FillConv(this INet net, NetDefinition definition, ulong seed)
    {
        var stream = RandomStream.For(seed, StreamPurpose.Shuffle);
        foreach (ref var input in net.Inputs) input = (float)stream.NextNormal();
        for (var i = 0; i < net.Targets.Length; i++)
        {
            net.Targets[i] = definition.Loss.IsForClasses ? i % definition.Outputs : (float)stream.NextNormal();
        }
    }

    public static IEngine Engine(string name) => name switch
    {
        "512" => new ConvolutionEngine(512),
        "256" => new ConvolutionEngine(256),
        "128" => new ConvolutionEngine(128),
        "torch" => new TorchEngine(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such engine"),
    };
}
