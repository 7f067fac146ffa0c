using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.Bench;

/// <summary>A net and batch size whose step is measured.</summary>
internal sealed record MeasuredNet(int Inputs, ImmutableArray<int> Hidden, int Outputs, int Batch)
{
    /// <summary>The nets of the reference job, and MNIST's shape.</summary>
    public static ImmutableArray<MeasuredNet> All { get; } =
    [
        new(1, [64, 128], 1, 20),
        new(1, [64, 128], 1, 40),
        new(1, [128, 256], 1, 20),
        new(1, [128, 256], 1, 40),
        new(784, [256, 256], 10, 64),
    ];

    /// <summary>Floating-point operations of the products in a step; the first layer needs no gradient of its inputs.</summary>
    public double Operations
    {
        get
        {
            int[] widths = [Inputs, .. Hidden, Outputs];
            var layers = widths.Zip(widths.Skip(1), (below, above) => 2.0 * Batch * below * above).ToArray();
            return (3 * layers.Sum()) - layers[0];
        }
    }

    public override string ToString() => $"{Inputs}→{string.Join('→', Hidden)}→{Outputs}, batch {Batch}";

    /// <summary>The net with first weights and a batch of random rows.</summary>
    public INet Create(IEngine engine, Activation? activation = null, double dropout = 0)
    {
        var model = new Mlp(Hidden, activation ?? new Gelu(), dropout);
        var net = engine.Create(new NetDefinition(model, Inputs, Outputs, new SmoothL1Loss(1), Batch));
        InitialWeights.Draw(new DefaultWeights(), net.Layout, net.Parameters, RandomStream.For(1, StreamPurpose.InitialWeights));
        var stream = RandomStream.For(1, StreamPurpose.GeneratedData);
        foreach (ref var input in net.Inputs) input = (float)stream.NextNormal();
        foreach (ref var target in net.Targets) target = (float)stream.NextNormal();
        return net;
    }

    /// <summary>
    /// Adam with a learning rate so small that the net stays as it is: a batch that is learned by heart after thousands of repetitions
    /// would end in gradients near 0, whose squares are denormal and a hundred times as slow.
    /// </summary>
    public static IOptimizer Adam(INet net) =>
        new Adam(LearningRate, 0, 0.9, 0.999, 1e-8).Create(net.Layout.Length);

    /// <summary>One step: forward, backward, Adam.</summary>
    public static Action Step(INet net, IOptimizer optimizer)
    {
        var dropout = RandomStream.For(1, StreamPurpose.Dropout);
        return () =>
        {
            net.Backpropagate(net.Capacity, ref dropout);
            optimizer.Step(net.Parameters, net.Gradients, LearningRate);
        };
    }

    private const double LearningRate = 1e-9;
}
