using System.Runtime.InteropServices;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Tests.Models;

/// <summary>Gradients of a net, and how they compare with finite differences.</summary>
internal static class GradientCheck
{
    public static float[] Of(IEngine engine, NetDefinition definition, ulong seed)
    {
        using var net = engine.Filled(definition, seed);
        var stream = SomeNet.Dropout();
        net.Backpropagate(definition.Capacity, ref stream);
        return net.Gradients.ToArray();
    }

    public static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();

    /// <summary>The loss, and of each parameter block up to 24 derivatives, to float precision of the block's largest.</summary>
    public static void Matches(IEngine engine, NetDefinition definition, int rows)
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
