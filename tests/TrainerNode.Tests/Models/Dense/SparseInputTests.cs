using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Dense;

namespace ActorSearch.TrainerNode.Tests.Models.Dense;

public class SparseInputTests
{
    private static readonly LossSettings Loss = new MeanSquaredLoss();

    public static TheoryData<int> Widths => [512, 256, 128];

    /// <summary>Batches of any size, inputs that are no multiple of anything, and an input that is 0 in all rows, or NaN, or −0.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void Skipping_zeros_changes_no_bit(int vectorBits)
    {
        using var engine = new DenseEngine(vectorBits);
        foreach (var (inputs, outputs, rows) in new[] { (64, 17, 1), (65, 40, 9), (203, 33, 64), (784, 64, 21) })
        {
            var definition = SomeNet.Definition([outputs], new Relu(), Loss, inputs, outputs: 2, capacity: 70);
            using INet skips = engine.Filled(definition), sums = engine.Filled(definition);

            // A first batch without zeros: the net does not look for any from then on.
            sums.Predict(1);
            foreach (var share in new[] { 0.9, 0.5, 1, 0 })
            {
                FillSparse(skips, share);
                FillSparse(sums, share);
                SomeNetStep(skips, sums, rows);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_weight_that_is_not_finite_shows_where_its_input_is_0(int vectorBits)
    {
        using var engine = new DenseEngine(vectorBits);
        foreach (var wrong in new[] { float.NaN, float.PositiveInfinity })
        {
            using var net = engine.Filled(SomeNet.Definition([32], new Relu(), Loss, inputs: 100, capacity: 16));
            FillSparse(net, 0.9);
            net.Inputs.Slice(300, 100).Clear();
            for (var row = 0; row < 16; row++) net.Inputs[(row * 100) + 7] = 0;
            Assert.True(float.IsFinite(net.Predict(16)[3]));

            for (var output = 0; output < 32; output++) net.Parameters[net.Layout.Blocks[0].IndexOf(output, 7)] = wrong;

            Assert.False(float.IsFinite(net.Predict(16)[3]));
        }
    }

    private static void SomeNetStep(INet skips, INet sums, int rows)
    {
        RandomStream one = SomeNet.Dropout(), other = SomeNet.Dropout();
        Assert.Equal(sums.Backpropagate(rows, ref other), skips.Backpropagate(rows, ref one));
        Assert.Equal(Bits(sums.Gradients), Bits(skips.Gradients));
        Assert.Equal(Bits(sums.Predict(rows)), Bits(skips.Predict(rows)));
    }

    private static void FillSparse(INet net, double share)
    {
        var stream = RandomStream.For(3, StreamPurpose.GeneratedData);
        foreach (ref var input in net.Inputs)
        {
            var number = (float)stream.NextNormal();
            input = stream.NextDouble() < share ? 0 * number : number;
        }
    }

    private static int[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
