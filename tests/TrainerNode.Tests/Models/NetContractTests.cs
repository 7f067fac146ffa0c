using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Losses;
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

    internal static readonly string[] EngineNames = ["dense-512", "dense-256", "dense-128", "torch"];

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
                foreach (var rows in new[] { 13, 1, 6 }) GradientCheck.Matches(engine, definition, rows);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Dropout_drops_the_units_that_the_stream_says_and_the_gradient_knows_it(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        GradientCheck.Matches(engine, SomeNet.Definition([17, 5], inputs: 3, outputs: 2, dropout: 0.3, capacity: 7), 7);
        GradientCheck.Matches(engine, SomeNet.Definition([65, 17], dropout: 0.5, capacity: 7), 5);
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
        NetContract.StartsAtZero(engine.Filled(definition), () => engine.Create(definition));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void The_same_training_gives_the_same_bits_after_other_trainings(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        using var fresh = SomeNet.Engine(engineName);
        var definition = SomeNet.Definition([17, 65], inputs: 3, dropout: 0.2);
        foreach (var seed in new ulong[] { 7, 8, 9 }) GradientCheck.Of(engine, definition, seed);
        GradientCheck.Of(engine, SomeNet.Definition([65, 3]), 5);

        Assert.Equal(GradientCheck.Bits(GradientCheck.Of(fresh, definition, 1)), GradientCheck.Bits(GradientCheck.Of(engine, definition, 1)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Two_nets_of_one_engine_do_not_disturb_each_other(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        var definition = SomeNet.Definition([17, 5]);
        var alone = GradientCheck.Of(engine, definition, 1);
        using var net = engine.Filled(definition);
        GradientCheck.Of(engine, definition, 2);
        var stream = SomeNet.Dropout();

        net.Backpropagate(16, ref stream);

        Assert.Equal(GradientCheck.Bits(alone), GradientCheck.Bits(net.Gradients.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Padding_stays_0_in_the_gradient_and_every_parameter_has_its_own_place(string engineName)
    {
        using var engine = SomeNet.Engine(engineName);
        using var net = engine.Filled(SomeNet.Definition([17, 5], inputs: 3, outputs: 2));
        NetContract.KeepsPadding(net);
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
        NetContract.RefusesRowsBeyondItsCapacity(net);
    }
}
