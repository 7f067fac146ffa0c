using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Draws the first weights of a net: the same for every engine, whatever its order, padding or alignment.</summary>
public static class InitialWeights
{
    /// <summary>Fills the parameters, block by block in the layout's order, row by row; padding is left alone.</summary>
    /// <param name="initialization">Which distribution.</param>
    /// <param name="layout">Where the parameters lie.</param>
    /// <param name="parameters">Where to write, <see cref="ParameterLayout.Length"/> floats.</param>
    /// <param name="stream">Of <see cref="StreamPurpose.InitialWeights"/>; one number drawn for each parameter that is drawn.</param>
    public static void Draw(Initialization initialization, ParameterLayout layout, Span<float> parameters, RandomStream stream)
    {
        foreach (var block in layout.Blocks)
        {
            var draw = DrawOf(initialization, block);
            for (var row = 0; row < block.Rows; row++)
            {
                for (var column = 0; column < block.Columns; column++)
                {
                    parameters[block.IndexOf(row, column)] = draw(ref stream);
                }
            }
        }
    }

    private delegate float Drawing(ref RandomStream stream);

    private static Drawing DrawOf(Initialization initialization, ParameterBlock block) => (block.Role, initialization) switch
    {
        (ParameterRole.NormScale or ParameterRole.NormVariance, _) => Always(1),
        (ParameterRole.NormShift or ParameterRole.NormMean, _) => Always(0),
        // PyTorch draws Kaiming-uniform weights with a = √5 (He et al., 2015), which comes down to ±1/√fan-in, as for the bias.
        (_, Initialization.Default) => Uniform(1 / Math.Sqrt(block.FanIn)),
        (ParameterRole.Bias, _) => Always(0),
        (_, Initialization.Ones) => Always(1),
        (_, Initialization.Uniform) => Uniform(1),
        (_, Initialization.Xavier) => Uniform(Math.Sqrt(6.0 / (block.FanIn + block.FanOut))),
        (_, Initialization.Normal) => Normal(1),
        (_, Initialization.LeCun) => Normal(Math.Sqrt(1.0 / block.FanIn)),
        (_, Initialization.Kaiming) => Normal(Math.Sqrt(2.0 / block.FanIn)),
        _ => throw new ArgumentOutOfRangeException(nameof(initialization), initialization, "Not an initialisation."),
    };

    private static Drawing Always(float value) => (ref RandomStream _) => value;

    private static Drawing Uniform(double bound)
    {
        var single = (float)bound;
        return (ref RandomStream stream) => ((2 * stream.NextSingle()) - 1) * single;
    }

    private static Drawing Normal(double deviation) => (ref RandomStream stream) => (float)(deviation * stream.NextNormal());
}
