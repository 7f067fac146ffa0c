using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;

namespace ActorSearch.TrainerNode.Tests.Training;

public class InitializationsTests
{
    private const int Outputs = 150, Inputs = 200, Weights = Outputs * Inputs;

    [Theory]
    [InlineData("default", 0.0707106781)]
    [InlineData("uniform", 1)]
    [InlineData("xavier", 0.130930734)]
    public void Uniform_ones_fill_their_range(string initialization, double bound)
    {
        var weights = Draw(Of(initialization))[..Weights];

        Assert.InRange(weights.Max(), 0.999 * bound, bound);
        Assert.InRange(weights.Min(), -bound, -0.999 * bound);
        Assert.InRange(Deviation(weights), 0.99 * bound / Math.Sqrt(3), 1.01 * bound / Math.Sqrt(3));
    }

    [Theory]
    [InlineData("normal", 1)]
    [InlineData("lecun", 0.0707106781)]
    [InlineData("kaiming", 0.1)]
    public void Normal_ones_have_their_deviation(string initialization, double deviation)
    {
        var weights = Draw(Of(initialization))[..Weights];

        Assert.InRange(Deviation(weights), 0.985 * deviation, 1.015 * deviation);
        Assert.InRange(weights.Count(weight => Math.Abs(weight) > 2 * deviation) / (double)Weights, 0.042, 0.049);
        Assert.InRange(weights.Average(), -0.02 * deviation, 0.02 * deviation);
    }

    [Fact]
    public void Ones_are_ones()
    {
        Assert.All(Draw(new OnesWeights())[..Weights], weight => Assert.Equal(1, weight));
    }

    [Fact]
    public void Biases_begin_at_zero_but_in_PyTorchs_own_initialisation()
    {
        foreach (var initialization in All)
        {
            var biases = Draw(initialization).Skip(Weights).Take(Outputs);
            Assert.Equal(initialization is not DefaultWeights, biases.All(bias => bias == 0));
        }
    }

    [Fact]
    public void Batch_norm_begins_as_no_change_whatever_the_initialisation()
    {
        foreach (var initialization in All)
        {
            var norm = Draw(initialization)[(Weights + Outputs)..];

            Assert.Equal([1, 1, 0, 0], norm);
        }
    }

    [Fact]
    public void A_convolutions_fans_count_the_kernel()
    {
        // 8 maps from 4 by kernels of 5 × 5: 100 inputs reach an output, 200 outputs an input.
        var layout = new ParameterLayout([new ParameterBlock("0.weight", 8, 100, 100, 0, 100, 1) { FanOut = 200 }], 800);
        var weights = new float[800];

        InitialWeights.Draw(new XavierWeights(), layout, weights, Stream());

        Assert.InRange(weights.Max(), 0.95 * Math.Sqrt(6.0 / 300), Math.Sqrt(6.0 / 300));
    }

    private static IEnumerable<Initialization> All => BuiltIn.Initializations.Select(kind => kind.Make(null!));

    private static Initialization Of(string word) => BuiltIn.Initializations.Single(kind => kind.Word == word).Make(null!);

    private static float[] Draw(Initialization initialization)
    {
        var layout = new ParameterLayout(
            [
                new ParameterBlock("0.weight", Outputs, Inputs, Inputs, 0, Inputs, 1),
                new ParameterBlock("0.bias", Outputs, 1, Inputs, Weights, 1, 1),
                new ParameterBlock("1.weight", 2, 1, 1, Weights + Outputs, 1, 1) { Role = ParameterRole.NormScale },
                new ParameterBlock("1.bias", 2, 1, 1, Weights + Outputs + 2, 1, 1) { Role = ParameterRole.NormShift },
            ],
            Weights + Outputs + 4);
        var parameters = new float[layout.Length];
        InitialWeights.Draw(initialization, layout, parameters, Stream());
        return parameters;
    }

    private static RandomStream Stream() => RandomStream.For(1, StreamPurpose.InitialWeights);

    private static double Deviation(float[] values) => Math.Sqrt(values.Average(value => (double)value * value));
}
