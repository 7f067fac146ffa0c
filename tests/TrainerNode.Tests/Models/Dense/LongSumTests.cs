using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;

namespace ActorSearch.TrainerNode.Tests.Models.Dense;

/// <summary>The gradient of many equal rows is that of one row: in one chain of additions in single precision it would lose digits with each row.</summary>
public class LongSumTests
{
    private const int Rows = 60_000;

    private static readonly (int[] Hidden, int Inputs, int Outputs)[] Shapes = [([8], 1, 1), ([8, 8], 3, 2), ([18], 70, 1)];

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    public void A_batch_of_equal_rows_has_the_gradient_of_one(double zeros)
    {
        foreach (var (hidden, inputs, outputs) in Shapes)
        {
            var definition = SomeNet.Definition(hidden, new Tanh(), new MeanSquaredLoss(), inputs, outputs);
            float[] one = Gradient(256, definition, 1, zeros), many = Gradient(256, definition, Rows, zeros);

            AssertClose(one, many);
            Assert.Equal(GradientCheck.Bits(many), GradientCheck.Bits(Gradient(128, definition, Rows, zeros)));
        }
    }

    [Fact]
    public void A_row_of_a_table_that_many_rows_look_up_gets_the_gradient_of_one()
    {
        var definition = SomeNet.Definition([8], new Tanh(), new MeanSquaredLoss(), inputs: 2, outputs: 2) with { Embeddings = [new Embedding(1, 3, 2)] };

        AssertClose(Gradient(256, definition, 1, 0), Gradient(256, definition, Rows, 0));
    }

    [Fact]
    public void Lists_of_inputs_that_are_not_0_give_the_same_sums_in_a_long_batch()
    {
        using var engine = new DenseEngine();
        var definition = SomeNet.Definition([18], new Relu(), new MeanSquaredLoss(), inputs: 70, capacity: 2500);
        using INet skips = engine.Filled(definition), sums = engine.Filled(definition);

        // A first batch without zeros: the net does not look for any from then on.
        sums.Predict(1);
        var draws = SomeNet.Dropout();
        foreach (ref var input in skips.Inputs) input = draws.NextDouble() < 0.95 ? 0 : input;
        skips.Inputs[..(70 * 1500)].Clear();
        skips.Inputs.CopyTo(sums.Inputs);
        foreach (var rows in new[] { 1024, 1025, 2048, 2500 })
        {
            RandomStream first = SomeNet.Dropout(), second = SomeNet.Dropout();

            Assert.Equal(sums.Backpropagate(rows, ref second), skips.Backpropagate(rows, ref first));
            Assert.Equal(sums.Gradients.ToArray(), skips.Gradients.ToArray());
        }
    }

    private static void AssertClose(float[] one, float[] many)
    {
        Assert.Contains(one, slope => slope != 0);
        foreach (var (expected, found) in one.Zip(many)) Assert.Equal(expected, found, 1e-4f * MathF.Abs(expected));
    }

    private static float[] Gradient(int vectorBits, NetDefinition definition, int rows, double zeros)
    {
        using var engine = new DenseEngine(vectorBits);
        using var net = engine.Create(definition with { Capacity = rows });
        InitialWeights.Draw(new DefaultWeights(), net.Layout, net.Parameters, RandomStream.For(1, StreamPurpose.InitialWeights));
        for (var i = 0; i < net.Inputs.Length; i++) net.Inputs[i] = i % definition.Inputs < zeros * definition.Inputs ? 0 : 0.7f;
        for (var row = 0; row < rows; row++)
        {
            foreach (var table in definition.Embeddings) net.Inputs[(row * definition.Inputs) + table.At] = 1;
        }

        net.Targets.Fill(1.3f);
        var stream = SomeNet.Dropout();
        net.Backpropagate(rows, ref stream);
        return net.Gradients.ToArray();
    }
}
