using System.Collections.Concurrent;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Tests.Models.Convolution;

/// <summary>What a convolutional net must do on every engine that runs one.</summary>
public class ConvContractTests
{
    private static readonly string[] EngineNames = ["512", "256", "128", "torch"];

    /// <summary>Kernels, strides, paddings and pools of all relations: larger than each other, leaving edges over, without channels in common.</summary>
    private static readonly NetDefinition[] Nets =
    [
        SomeConv.Definition([SomeConv.Block(3, pool: 2)]),
        SomeConv.Definition([SomeConv.Block(17, kernel: 5, padding: 2, pool: 2), SomeConv.Block(5)], [7]),
        SomeConv.Definition([SomeConv.Block(3, padding: 0), SomeConv.Block(4, kernel: 3, stride: 2, padding: 1), SomeConv.Block(2, kernel: 2, padding: 0)]),
        SomeConv.Definition([SomeConv.Block(2), SomeConv.Block(3, kernel: 2, stride: 3, padding: 1)], height: 11, width: 8),
        SomeConv.Definition([SomeConv.Block(4, kernel: 1, padding: 0), SomeConv.Block(3, kernel: 1, padding: 2), SomeConv.Block(2, kernel: 4, stride: 2, padding: 3, pool: 2)]),
        SomeConv.Definition([SomeConv.Block(3, pool: 2, norm: true), SomeConv.Block(18, norm: true, stride: 2)], [5, 3]),
        SomeConv.Definition([SomeConv.Block(2, pool: 3, norm: true), SomeConv.Block(2, kernel: 2, padding: 0, norm: true)], height: 8, width: 8),
        SomeConv.Definition([SomeConv.Block(3, pool: 2, norm: true), SomeConv.Block(2, pool: 2)], planes: 2, outputs: 17, capacity: 17),
        SomeConv.Definition(
            [SomeConv.Block(2, pool: 2), SomeConv.Block(3, kernel: 2, stride: 2, norm: true), SomeConv.Block(2, kernel: 3, padding: 2)],
            height: 6, width: 7, capacity: 15),
        SomeConv.Definition([SomeConv.Block(4, kernel: 5, padding: 2, pool: 2)], outputs: 1, loss: new SmoothL1Loss(1)),
        SomeConv.Definition([SomeConv.Block(17, pool: 2), SomeConv.Block(16, kernel: 4, padding: 2, norm: true)], height: 8, width: 6),
        SomeConv.Definition([SomeConv.Block(1, kernel: 9, padding: 4), SomeConv.Block(16, kernel: 7, padding: 0)], width: 9, planes: 3),
    ];

    private static readonly ConcurrentDictionary<(int Net, Activation Activation, int Rows), FiniteDifferences> Differences = [];

    public static TheoryData<string> Engines => [.. EngineNames];

    public static TheoryData<string, Activation> EnginesAndActivations
    {
        get
        {
            var pairs = new TheoryData<string, Activation>();
            foreach (var engine in EngineNames)
            {
                foreach (var activation in ActivationKinds.Each) pairs.Add(engine, activation);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(EnginesAndActivations))]
    public void Gradients_are_those_of_finite_differences(string engineName, Activation activation)
    {
        using var engine = SomeConv.Engine(engineName);
        foreach (var (index, net) in Nets.Index())
        {
            var definition = net with { Model = (Conv)net.Model with { Activation = activation } };
            foreach (var rows in new[] { definition.Capacity, 2 })
            {
                AssertGradient(engine, definition, rows, differences => Differences.GetOrAdd((index, activation, rows), _ => differences()));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Dropout_drops_what_the_stream_says_and_the_gradient_knows_it(string engineName)
    {
        using var engine = SomeConv.Engine(engineName);
        AssertGradient(engine, SomeConv.Definition([SomeConv.Block(3, pool: 2), SomeConv.Block(17)], [9, 4], new Gelu(), dropout: 0.4), 5);
        AssertGradient(engine, SomeConv.Definition([SomeConv.Block(5, norm: true, pool: 2)], [4], dropout: 0.3), 4);
    }

    [Theory]
    [MemberData(nameof(EnginesAndActivations))]
    public void Predictions_are_those_of_the_formulas_with_running_statistics(string engineName, Activation activation)
    {
        using var engine = SomeConv.Engine(engineName);
        foreach (var shape in Nets)
        {
            var definition = shape with { Model = (Conv)shape.Model with { Activation = activation, Dropout = 0.5 } };
            using var net = engine.FilledConv(definition);
            var stream = SomeNet.Dropout();
            net.Backpropagate(4, ref stream);
            var expected = new ReferenceConvNet(definition, net).Predict(3, net.Inputs.ToArray());

            var predicted = net.Predict(3);

            Assert.Equal(expected.Length, predicted.Length);
            for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], predicted[i], 1e-5 * (1 + Math.Abs(expected[i])));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Gradients_of_maps_of_more_pixels_than_a_partial_sum_are_those_of_finite_differences(string engineName)
    {
        using var engine = SomeConv.Engine(engineName);
        AssertGradient(engine, SomeConv.Definition([SomeConv.Block(2, norm: true)], height: 40, width: 30, activation: new Tanh(), capacity: 2), 2);
        AssertGradient(engine, SomeConv.Definition([SomeConv.Block(3, kernel: 1, padding: 0)], height: 300, width: 4, activation: new Tanh(), capacity: 2), 2);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_single_number_a_channel_is_normalised_by_the_running_statistics(string engineName)
    {
        using var engine = SomeConv.Engine(engineName);
        AssertGradient(engine, SomeConv.Definition([SomeConv.Block(3, kernel: 7, padding: 0, norm: true)], height: 7, activation: new Tanh()), 1);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_net_starts_at_0_whatever_the_one_before_left(string engineName)
    {
        using var engine = SomeConv.Engine(engineName);
        foreach (var definition in Nets)
        {
            NetContract.StartsAtZero(engine.FilledConv(definition), () => engine.Create(definition));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void The_same_training_gives_the_same_bits_after_other_trainings(string engineName)
    {
        using var engine = SomeConv.Engine(engineName);
        using var fresh = SomeConv.Engine(engineName);
        foreach (var definition in Nets)
        {
            foreach (var seed in new ulong[] { 7, 8 }) Gradient(engine, definition, seed);

            Assert.Equal(GradientCheck.Bits(Gradient(fresh, definition, 1)), GradientCheck.Bits(Gradient(engine, definition, 1)));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Padding_stays_0_in_the_gradient_and_every_parameter_has_its_own_place(string engineName)
    {
        using var engine = SomeConv.Engine(engineName);
        foreach (var definition in Nets)
        {
            using var net = engine.FilledConv(definition);
            NetContract.KeepsPadding(net);
        }
    }

    [Theory]
    [MemberData(nameof(EnginesAndActivations))]
    public void A_NaN_anywhere_reaches_the_loss(string engineName, Activation activation)
    {
        using var engine = SomeConv.Engine(engineName);
        foreach (var shape in Nets)
        {
            var definition = shape with { Model = (Conv)shape.Model with { Activation = activation } };
            using var net = engine.FilledConv(definition);
            net.Inputs[(net.Inputs.Length / definition.Capacity) - 1] = float.NaN;
            net.Inputs[definition.Inputs / 2] = float.NaN;
            var stream = SomeNet.Dropout();

            Assert.True(float.IsNaN(net.Backpropagate(2, ref stream)), definition.ToString());

            using var second = engine.FilledConv(definition);
            second.Parameters[second.Layout.Blocks[0].IndexOf(0, 0)] = float.NaN;

            Assert.Contains(float.NaN, second.Predict(2).ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Rows_beyond_the_capacity_are_refused(string engineName)
    {
        using var engine = SomeConv.Engine(engineName);
        using var net = engine.FilledConv(Nets[0]);
        NetContract.RefusesRowsBeyondItsCapacity(net);
    }

    private static float[] Gradient(IEngine engine, NetDefinition definition, ulong seed)
    {
        using var net = engine.FilledConv(definition, seed);
        var stream = SomeNet.Dropout();
        net.Backpropagate(definition.Capacity, ref stream);
        return net.Gradients.ToArray();
    }

    /// <summary>The loss, and of each parameter up to 12 derivatives, to float precision of the largest.</summary>
    /// <param name="shared">Takes the finite differences of another engine, which starts from the same weights and inputs.</param>
    private static void AssertGradient(IEngine engine, NetDefinition definition, int rows, Func<Func<FiniteDifferences>, FiniteDifferences>? shared = null)
    {
        using var net = engine.FilledConv(definition);
        var expected = (shared ?? (compute => compute()))(() => FiniteDifferences.Of(definition, net, rows));
        Assert.Equal(expected.Start, FiniteDifferences.StartOf(net));
        var stream = SomeNet.Dropout();

        Assert.Equal(expected.Loss, net.Backpropagate(rows, ref stream), 1e-5);

        var gradients = net.Gradients.ToArray();
        var scale = gradients.Max(MathF.Abs);
        foreach (var (block, at, derivative) in expected.Derivatives)
        {
            var place = net.Layout.Blocks.Single(other => other.Name == block);
            var error = Math.Abs(derivative - gradients[place.IndexOf(at / place.Columns, at % place.Columns)]);
            Assert.True(error <= 2e-5 * (scale + 0.1), $"{definition}, {rows} rows: {block}[{at}] = {derivative} ± {error}");
        }
    }
}
