using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Training.Optimizers;

namespace ActorSearch.TrainerNode.Tests.Models.Dense;

public class DenseEngineTests
{
    private static readonly OptimizerSettings Adam = new Adam(0.01, 1e-4, 0.9, 0.999, 1e-8);

    public static TheoryData<int> Widths => [512, 256, 128];

    [Theory]
    [InlineData("gelu", 1)]
    [InlineData("silu", 2)]
    [InlineData("tanh", 1)]
    public void A_training_ends_with_the_same_bits_on_every_vector_width(string word, int outputs)
    {
        var activation = ActivationKinds.Find(word)!;
        var definition = SomeNet.Definition([17, 65, 32], activation, inputs: 3, outputs: outputs, dropout: 0.1);
        var parameters = new[] { 512, 256, 128 }.Select(width =>
        {
            using var engine = new DenseEngine(width);
            return Train(engine, definition, steps: 50);
        }).ToArray();

        Assert.All(parameters, other => Assert.Equal(parameters[0], other));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_step_allocates_nothing(int vectorBits)
    {
        using var engine = new DenseEngine(vectorBits);
        using var net = engine.Filled(SomeNet.Definition([64, 128], dropout: 0.1, capacity: 40));
        var optimizer = Adam.Create(net.Layout.Length);
        var stream = SomeNet.Dropout();

        Allocations.AssertNone(() =>
        {
            for (var step = 0; step < 100; step++)
            {
                net.Backpropagate(40 - (step % 2), ref stream);
                optimizer.Step(net.Parameters, net.Gradients, 0.01);
                net.Predict(7);
            }
        });
    }

    [Fact]
    public void The_next_net_of_a_shape_gets_the_same_memory()
    {
        using var engine = new DenseEngine();
        var definition = SomeNet.Definition([17, 5]);

        Assert.Equal(AddressOf(engine, definition), AddressOf(engine, definition));
    }

    [Fact]
    public void A_net_that_is_disposed_of_is_of_no_use_and_outlives_its_engine_safely()
    {
        var engine = new DenseEngine();
        var net = engine.Filled(SomeNet.Definition([3]));
        engine.Dispose();
        net.Predict(1);
        net.Dispose();
        net.Dispose();

        Assert.Throws<ObjectDisposedException>(() => net.Predict(1).Length);
        Assert.Throws<ObjectDisposedException>(() => engine.Create(SomeNet.Definition([3])));
    }

    [Fact]
    public void Weights_lie_in_panels_of_sixteen_outputs_and_those_of_a_last_single_output_in_a_row()
    {
        using var engine = new DenseEngine();
        using var net = engine.Create(SomeNet.Definition([17, 5], inputs: 3));
        var blocks = net.Layout.Blocks;

        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias"], blocks.Select(block => block.Name));
        Assert.Equal([(17, 3), (17, 1), (5, 17), (5, 1), (1, 5), (1, 1)], blocks.Select(block => (block.Rows, block.Columns)));
        Assert.Equal([3, 3, 17, 17, 5, 5], blocks.Select(block => block.FanIn));
        Assert.Equal([0, 1, 15, 48], new[] { 0, 1, 15, 16 }.Select(output => blocks[0].IndexOf(output, 0)));
        Assert.Equal([0, 16, 32], new[] { 0, 1, 2 }.Select(input => blocks[0].IndexOf(0, input)));
        Assert.Equal((16, 1), (blocks[4].RowStride, blocks[4].ColumnStride));
        Assert.All(blocks, block => Assert.Equal(0, block.Offset % 16));
        Assert.Equal(0, net.Layout.Length % 16);
    }

    [Fact]
    public void Vectors_of_other_widths_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DenseEngine(64));
        Assert.Contains(DenseEngine.FastestVectorBits, new[] { 512, 256, 128 });
        Assert.Equal(DenseEngine.FastestVectorBits, new DenseEngine().VectorBits);
    }

    private static int[] Train(DenseEngine engine, NetDefinition definition, int steps)
    {
        using var net = engine.Filled(definition);
        var optimizer = Adam.Create(net.Layout.Length);
        var stream = SomeNet.Dropout();
        for (var step = 0; step < steps; step++)
        {
            net.FillBatch((ulong)step);
            net.Backpropagate(1 + (step % definition.Capacity), ref stream);
            optimizer.Step(net.Parameters, net.Gradients, 0.01);
        }

        return MemoryMarshal.Cast<float, int>(net.Parameters).ToArray();
    }

    private static nint AddressOf(DenseEngine engine, NetDefinition definition)
    {
        using var net = engine.Create(definition);
        return Address(net.Parameters);
    }

    private static unsafe nint Address(Span<float> values)
    {
        fixed (float* start = values) return (nint)start;
    }
}
