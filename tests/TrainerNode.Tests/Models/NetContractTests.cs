using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;

namespace ActorSearch.TrainerNode.Tests.Models;

/// <summary>What every engine's nets must do; each case runs against each engine.</summary>
public class NetContractTests
{
    private static readonly LossSettings[] Losses = [new MeanSquaredLoss(), new L1Loss(), new SmoothL1Loss(0.7)];

    private static readonly (int[] Hidden, int Inputs, int Outputs)[] Shapes =
    [
        ([1], 1, 1), ([3], 1, 2), ([17], 3, 1), ([65], 17, 17), ([17, 65], 1, 1), ([65, 17, 3], 3, 2), ([16, 32], 1, 1), ([3, 1], 65, 16),
    ];

    private static readonly string[] EngineNames = ["dense-512", "dense-256", "dense-128", "torch"];

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
        using var engine = SomeNet.Engine(engineName);
        foreach (var loss in Losses)
        {
            foreach (var (hidden, inputs, outputs) in Shapes)
            {
                var definition = SomeNet.Definition(hidden, activation, loss, inputs, outputs, capacity: 13);
                foreach (var rows in new[] { 13, 1, 6 }) AssertGradient(engine, definition, rows);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Gradients_of_tables_are_those_of_finite_differences(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        foreach (var definition in WithTables)
        {
            foreach (var rows in new[] { 13, 1, 6 }) AssertGradient(engine, definition, rows);
            using var net = engine.Filled(definition);
            var expected = new ReferenceNet(definition, net).Predict(11, net.Inputs);
            Assert.All(expected.Zip(net.Predict(11).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Fact]
    public void Tables_have_the_same_initial_numbers_in_every_engine_and_the_same_bits_for_every_width_of_vectors()
    {
        foreach (var definition in WithTables)
        {
            using var dense = SomeNet.Engine("dense-512");
            var gradient = Bits(Gradient(dense, definition, 1));
            using var first = dense.Filled(definition);
            foreach (var name in EngineNames)
            {
                using var engine = SomeNet.Engine(name);
                using var net = engine.Filled(definition);
                Assert.Equal(first.Layout.Export(first.Parameters).SelectMany(named => named.Values), net.Layout.Export(net.Parameters).SelectMany(named => named.Values));
                if (name != "torch") Assert.Equal(gradient, Bits(Gradient(engine, definition, 1)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Dropout_drops_the_units_that_the_stream_says_and_the_gradient_knows_it(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        AssertGradient(engine, SomeNet.Definition([17, 5], inputs: 3, outputs: 2, dropout: 0.3, capacity: 7), 7);
        AssertGradient(engine, SomeNet.Definition([65, 17], dropout: 0.5, capacity: 7), 5);
    }

    [Theory]
    [MemberData(nameof(EnginesAndActivations))]
    public void Predictions_are_those_of_the_formulas_without_dropout(string engineName, Activation activation)
    {
        using var engine = SomeNet.Engine(engineName);
        foreach (var (hidden, inputs, outputs) in Shapes)
        {
            var definition = SomeNet.Definition(hidden, activation, inputs: inputs, outputs: outputs, dropout: 0.4, capacity: 13);
            using var net = engine.Filled(definition);
            var expected = new ReferenceNet(definition, net).Predict(11, net.Inputs);

            var predicted = net.Predict(11);

            Assert.Equal(expected.Length, predicted.Length);
            for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], predicted[i], 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_batch_of_classes_without_weight_teaches_nothing(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        var loss = new CrossEntropyLoss(0.1, new ClassWeights.Given([0, 1, 1]));
        using var net = engine.Filled(SomeNet.Definition([17], loss: loss, inputs: 3, outputs: 3, capacity: 4));
        var dropout = SomeNet.Dropout();
        net.Targets.Clear();

        Assert.True(float.IsNaN(net.Backpropagate(4, ref dropout)));
        Assert.All(net.Gradients.ToArray(), slope => Assert.Equal(0, slope));

        net.Targets[2] = 1;
        Assert.True(float.IsFinite(net.Backpropagate(4, ref dropout)));
        Assert.Contains(net.Gradients.ToArray(), slope => slope != 0);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_net_starts_at_0_whatever_the_one_before_left(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        var definition = SomeNet.Definition([17, 5]);
        using (var before = engine.Filled(definition))
        {
            before.Inputs.Fill(float.NaN);
            var stream = SomeNet.Dropout();
            Assert.True(float.IsNaN(before.Backpropagate(3, ref stream)));
        }

        using var net = engine.Create(definition);

        Assert.DoesNotContain(net.Parameters.ToArray(), value => value != 0);
        Assert.DoesNotContain(net.Gradients.ToArray(), value => value != 0);
        Assert.DoesNotContain(net.Predict(16).ToArray(), value => value != 0);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void The_same_training_gives_the_same_bits_after_other_trainings(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        using var fresh = SomeNet.Engine(engineName);
        var definition = SomeNet.Definition([17, 65], inputs: 3, dropout: 0.2);
        foreach (var seed in new ulong[] { 7, 8, 9 }) Gradient(engine, definition, seed);
        Gradient(engine, SomeNet.Definition([65, 3]), 5);

        Assert.Equal(Bits(Gradient(fresh, definition, 1)), Bits(Gradient(engine, definition, 1)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Two_nets_of_one_engine_do_not_disturb_each_other(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        var definition = SomeNet.Definition([17, 5]);
        var alone = Gradient(engine, definition, 1);
        using var net = engine.Filled(definition);
        Gradient(engine, definition, 2);
        var stream = SomeNet.Dropout();

        net.Backpropagate(16, ref stream);

        Assert.Equal(Bits(alone), Bits(net.Gradients.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Padding_stays_0_in_the_gradient_and_every_parameter_has_its_own_place(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        using var net = engine.Filled(SomeNet.Definition([17, 5], inputs: 3, outputs: 2));
        var stream = SomeNet.Dropout();
        net.Backpropagate(16, ref stream);

        var owned = net.Layout.Blocks
            .SelectMany(block =>
                from row in Enumerable.Range(0, block.Rows)
                from column in Enumerable.Range(0, block.Columns)
                select block.IndexOf(row, column))
            .ToArray();

        Assert.Equal(net.Layout.Count, owned.Distinct().Count());
        foreach (var padding in Enumerable.Range(0, net.Layout.Length).Except(owned)) Assert.Equal(0, net.Gradients[padding]);
    }

    [Theory]
    [MemberData(nameof(EnginesAndActivations))]
    public void A_NaN_anywhere_reaches_the_loss(string engineName, Activation activation)
    {
        using var engine = SomeNet.Engine(engineName);
        foreach (var loss in Losses)
        {
            using var net = engine.Filled(SomeNet.Definition([17, 5], activation, loss));
            net.Parameters[net.Layout.Blocks[0].IndexOf(3, 0)] = float.NaN;
            var stream = SomeNet.Dropout();

            Assert.True(float.IsNaN(net.Backpropagate(5, ref stream)), $"{loss}");
            Assert.True(float.IsNaN(net.Predict(1)[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Rows_beyond_the_capacity_are_refused(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        using var net = engine.Filled(SomeNet.Definition([3], capacity: 4));

        Assert.Throws<ArgumentOutOfRangeException>(() => net.Predict(5).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Predict(0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            var stream = SomeNet.Dropout();
            net.Backpropagate(5, ref stream);
        });
    }

    private static NetDefinition[] WithTables =>
    [
        SomeNet.Definition([17, 3], inputs: 4, outputs: 2, capacity: 13) with { Embeddings = [new Embedding(0, 5, 3), new Embedding(2, 7, 1)] },
        SomeNet.Definition([5], new Tanh(), inputs: 1, capacity: 13) with { Embeddings = [new Embedding(0, 3, 1)] },
        SomeNet.Definition([33], new Relu(), new MeanSquaredLoss(), inputs: 3, dropout: 0.2, capacity: 13) with { Embeddings = [new Embedding(1, 2, 40), new Embedding(2, 11, 30)] },
    ];

    private static float[] Gradient(IEngine engine, NetDefinition definition, ulong seed)
    {
        using var net = engine.Filled(definition, seed);
        var stream = SomeNet.Dropout();
        net.Backpropagate(definition.Capacity, ref stream);
        return net.Gradients.ToArray();
    }

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();

    /// <summary>The loss, and of each parameter block up to 24 derivatives, to float precision of the block's largest.</summary>
    private static void AssertGradient(IEngine engine, NetDefinition definition, int rows)
    {
        using var net = engine.Filled(definition);
        var reference = new ReferenceNet(definition, net);
        float[] inputs = net.Inputs.ToArray(), targets = net.Targets.ToArray();
        double Loss() => reference.Loss(rows, inputs, targets, SomeNet.Dropout());
        var stream = SomeNet.Dropout();

        Assert.Equal(Loss(), net.Backpropagate(rows, ref stream), 1e-5);

        var gradients = net.Gradients.ToArray();
        var scale = gradients.Max(MathF.Abs);
        for (var block = 0; block < net.Layout.Blocks.Length; block++)
        {
            var (at, count) = (net.Layout.Blocks[block], net.Layout.Blocks[block].Rows * net.Layout.Blocks[block].Columns);
            for (var i = 0; i < count; i += 1 + (count / 24))
            {
                int row = i / at.Columns, column = i % at.Columns;
                var expected = reference.Derivative(block, row, column, Loss);
                var error = Math.Abs(expected - gradients[at.IndexOf(row, column)]);
                Assert.True(error <= 1e-5 * (scale + 0.1), $"{definition}, {rows} rows: {at.Name}[{row},{column}] = {expected} ± {error}");
            }
        }
    }
}
