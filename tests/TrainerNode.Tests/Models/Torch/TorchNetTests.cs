using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;

namespace ActorSearch.TrainerNode.Tests.Models.Torch;

public class TorchNetTests
{
    private const int Rows = 6;

    public static TheoryData<Activation> Activations() => [.. ActivationKinds.Each];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Gradients_are_the_slopes_of_the_loss(Activation activation) => AssertSlopes(activation, dropout: 0);

    [Fact]
    public void Gradients_are_the_slopes_of_the_loss_with_dropout_too() => AssertSlopes(new Tanh(), dropout: 0.4);

    [Fact]
    public void Each_batch_replaces_the_gradients()
    {
        using var engine = new TorchEngine();
        using var net = Net(engine, new Gelu(), dropout: 0);
        var once = Gradients(net);

        Assert.Equal(once, Gradients(net));
    }

    [Fact]
    public void A_smaller_batch_looks_at_its_own_rows_alone()
    {
        using var engine = new TorchEngine();
        using var net = Net(engine, new Gelu(), dropout: 0);
        var dropout = Dropout();
        net.Backpropagate(2, ref dropout);
        var two = net.Gradients.ToArray();
        net.Inputs[(2 * 3)..].Fill(1000);
        net.Targets[2..].Fill(-1000);

        net.Backpropagate(2, ref dropout);

        Assert.Equal(two, net.Gradients.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Predict(Rows + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Predict(0));
    }

    [Fact]
    public void Every_parameter_starts_on_a_cache_line()
    {
        using var engine = new TorchEngine();
        using var net = Net(engine, new Gelu(), dropout: 0);

        foreach (var block in net.Layout.Blocks)
        {
            Assert.Equal(0, Address(net.Parameters[block.Offset..]) % 64);
            Assert.Equal(0, Address(net.Gradients[block.Offset..]) % 64);
        }

        Assert.Equal((3 * 5) + 5 + (5 * 4) + 4 + 4 + 1, net.Layout.Count);
        Assert.Equal(net.Layout.Count, net.Parameters.ToArray().Count(parameter => parameter != 0));
    }

    [Fact]
    public void Every_thread_computes_on_itself_alone()
    {
        using var engine = new TorchEngine();
        var threads = 0;
        var thread = new Thread(() => threads = TorchSharp.torch.get_num_threads());
        thread.Start();
        thread.Join();

        Assert.Equal(1, threads);
        Assert.Equal(1, TorchSharp.torch.get_num_interop_threads());
    }

    [Fact]
    public void A_net_that_is_gone_is_not_written_to()
    {
        using var engine = new TorchEngine();
        var net = Net(engine, new Gelu(), dropout: 0);
        net.Dispose();

        Assert.Throws<ObjectDisposedException>(() => net.Parameters.Length);
    }

    private static unsafe long Address(ReadOnlySpan<float> floats) => (long)Unsafe.AsPointer(ref MemoryMarshal.GetReference(floats));

    /// <summary>Central differences with a step of 1e-2 in float32: 1e-3 of rounding and curvature on gradients up to 1.</summary>
    private static void AssertSlopes(Activation activation, double dropout)
    {
        const float Step = 1e-2f;
        using var engine = new TorchEngine();
        using var net = Net(engine, activation, dropout);
        var gradients = Gradients(net);
        Assert.Contains(gradients, gradient => Math.Abs(gradient) > 0.05f);
        foreach (var block in net.Layout.Blocks)
        {
            for (var i = 0; i < block.Rows * block.Columns; i++)
            {
                var place = block.IndexOf(i / block.Columns, i % block.Columns);
                var value = net.Parameters[place];
                net.Parameters[place] = value + Step;
                var above = Loss(net);
                net.Parameters[place] = value - Step;
                var below = Loss(net);
                net.Parameters[place] = value;
                Assert.Equal((above - below) / (2 * Step), gradients[place], 2e-3f);
            }
        }
    }

    private static INet Net(TorchEngine engine, Activation activation, double dropout)
    {
        var net = engine.Create(new NetDefinition(Some.Mlp([5, 4], activation, dropout), 3, 1, new MeanSquaredLoss(), Rows));
        var draws = RandomStream.For(3, StreamPurpose.InitialWeights);
        InitialWeights.Draw(new DefaultWeights(), net.Layout, net.Parameters, draws);
        for (var i = 0; i < net.Inputs.Length; i++)
        {
            net.Inputs[i] = (float)draws.NextNormal();
        }

        for (var i = 0; i < net.Targets.Length; i++)
        {
            net.Targets[i] = (float)draws.NextNormal();
        }

        return net;
    }

    /// <summary>The same masks each time.</summary>
    private static RandomStream Dropout() => RandomStream.For(3, StreamPurpose.Dropout);

    private static float Loss(INet net)
    {
        var dropout = Dropout();
        return net.Backpropagate(Rows, ref dropout);
    }

    private static float[] Gradients(INet net)
    {
        Loss(net);
        return net.Gradients.ToArray();
    }
}
