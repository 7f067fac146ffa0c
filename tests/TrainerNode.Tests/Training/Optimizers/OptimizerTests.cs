using System.Numerics;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Training.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Adam = ActorSearch.TrainerNode.Training.Optimizers.Adam;
using Adamax = ActorSearch.TrainerNode.Training.Optimizers.Adamax;
using AdamW = ActorSearch.TrainerNode.Training.Optimizers.AdamW;

namespace ActorSearch.TrainerNode.Tests.Training.Optimizers;

public class OptimizerTests
{
    private const int Length = 64;

    public static TheoryData<OptimizerSettings> Settings() =>
    [
        new Sgd(0.05, 0, 0, false),
        new Sgd(0.05, 0.01, 0.9, false),
        new Sgd(0.05, 0.01, 0.9, true),
        new Adam(0.01, 0, 0.9, 0.999, 1e-8),
        new Adam(0.01, 0.1, 0.8, 0.99, 1e-3),
        new AdamW(0.01, 0.1, 0.9, 0.999, 1e-8),
        new Adamax(0.01, 0, 0.9, 0.999, 1e-8),
        new Adamax(0.01, 0.1, 0.8, 0.99, 1e-3),
        new RmsProp(0.01, 0, 0.99, 1e-8, 0),
        new RmsProp(0.01, 0.1, 0.9, 1e-3, 0.5),
    ];

    /// <summary>50 steps of float32 may differ by a rounding a step, which is 6e-8: a millionth of the largest parameter is the bound.</summary>
    [Theory]
    [MemberData(nameof(Settings))]
    public void Fifty_steps_end_where_TorchSharps_do(OptimizerSettings settings)
    {
        var draws = RandomStream.For(7, StreamPurpose.InitialWeights);
        var parameters = Normal(ref draws);
        var ours = settings.Create(Length);
        using var scope = NewDisposeScope();
        var theirs = new Parameter(tensor(parameters));
        var torchOptimizer = Theirs(settings, theirs);

        for (var step = 0; step < 50; step++)
        {
            var gradient = Normal(ref draws);
            ours.Step(parameters, gradient, settings.LearningRate);
            theirs.grad = tensor(gradient);
            torchOptimizer.step();
        }

        var expected = theirs.data<float>().ToArray();
        Assert.All(parameters.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6f * expected.Max(Math.Abs)));
    }

    /// <summary>A dead unit's gradient is 0 for ever; its running means must not end among the denormal numbers.</summary>
    [Theory]
    [InlineData(0.9f, 1e-6f)]
    [InlineData(0.34f, 1f)]
    public void What_fades_becomes_zero_before_it_becomes_denormal(float kept, float start)
    {
        var means = new[] { new Vector<float>(start) };
        var squares = new[] { new Vector<float>(start) };
        for (var step = 0; step < 2000; step++)
        {
            OptimizerVectors.Fade(step, means, squares);
            means[0] *= kept;
            squares[0] *= 0.999f;
            Assert.False(float.IsSubnormal(means[0][0]), $"step {step}");
        }

        Assert.Equal(Vector<float>.Zero, means[0]);
        Assert.NotEqual(Vector<float>.Zero, squares[0]);
    }

    [Fact]
    public void Only_what_is_too_small_to_count_is_taken_for_zero()
    {
        Assert.Equal(Vector<float>.Zero, OptimizerVectors.Felt(new Vector<float>(-8e-16f)));
        Assert.Equal(new Vector<float>(-9e-16f), OptimizerVectors.Felt(new Vector<float>(-9e-16f)));
        Assert.True(float.IsNaN(OptimizerVectors.Felt(new Vector<float>(float.NaN))[0]));

        // Adam's smallest addition to the mean of squares survives.
        var squares = new[] { new Vector<float>(0.001f * 9e-16f * 9e-16f) };
        OptimizerVectors.Fade(0, [], squares);
        Assert.NotEqual(Vector<float>.Zero, squares[0]);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Padding_stays_zero(OptimizerSettings settings)
    {
        var parameters = new float[16];
        var optimizer = settings.Create(16);
        for (var step = 0; step < 3; step++)
        {
            optimizer.Step(parameters, new float[16], settings.LearningRate);
        }

        Assert.All(parameters, parameter => Assert.Equal(0, parameter));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Where_a_parameter_lies_does_not_change_its_bits(OptimizerSettings settings)
    {
        var draws = RandomStream.For(8, StreamPurpose.InitialWeights);
        var parameters = Normal(ref draws);
        float[] shifted = [.. new float[3], .. parameters, .. new float[13]];
        var (optimizer, shiftedOptimizer) = (settings.Create(Length), settings.Create(Length + 16));
        for (var step = 0; step < 10; step++)
        {
            var gradient = Normal(ref draws);
            optimizer.Step(parameters, gradient, 0.01);
            shiftedOptimizer.Step(shifted, (float[])[.. new float[3], .. gradient, .. new float[13]], 0.01);
        }

        Assert.Equal(parameters, shifted[3..^13]);
    }

    [Fact]
    public void A_block_of_another_length_is_refused()
    {
        var optimizer = Some.Optimizer.Create(32);

        Assert.Throws<ArgumentException>(() => optimizer.Step(new float[16], new float[16], 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Some.Optimizer.Create(33));
    }

    private static float[] Normal(ref RandomStream draws)
    {
        var values = new float[Length];
        for (var i = 0; i < Length; i++)
        {
            values[i] = (float)draws.NextNormal();
        }

        return values;
    }

    private static optim.Optimizer Theirs(OptimizerSettings settings, Parameter parameter)
    {
        Parameter[] parameters = [parameter];
        return settings switch
        {
            Sgd s => optim.SGD(parameters, s.LearningRate, s.Momentum, 0, s.WeightDecay, s.Nesterov),
            Adam s => optim.Adam(parameters, s.LearningRate, s.Beta1, s.Beta2, s.Epsilon, s.WeightDecay),
            AdamW s => optim.AdamW(parameters, s.LearningRate, s.Beta1, s.Beta2, s.Epsilon, s.WeightDecay),
            Adamax s => optim.Adamax(parameters, s.LearningRate, s.Beta1, s.Beta2, s.Epsilon, s.WeightDecay),
            RmsProp s => optim.RMSProp(parameters, s.LearningRate, s.Alpha, s.Epsilon, s.WeightDecay, s.Momentum),
            _ => throw new ArgumentOutOfRangeException(nameof(settings)),
        };
    }
}
