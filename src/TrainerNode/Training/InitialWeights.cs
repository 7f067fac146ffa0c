using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Training;

/// <summary>Draws the initial weights of a net: the same for every engine, independent of its order, padding or alignment.</summary>
public static class InitialWeights
{
    /// <summary>Bound of the numbers that texts begin with, as in Keras: small, so that texts are much alike at first.</summary>
    private const double EmbeddingRange = 0.05;

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
                    // Unknown texts begin in the middle of the known ones.
                    parameters[block.IndexOf(row, column)] = block.Role == ParameterRole.Embedding && row == block.Rows - 1 ? 0 : draw(ref stream);
                }
            }
        }
    }

    private static WeightDraw DrawOf(Initialization initialization, ParameterBlock block) => block.Role switch
    {
        ParameterRole.NormScale or ParameterRole.NormVariance => WeightDraws.Always(1),
        ParameterRole.NormShift or ParameterRole.NormMean => WeightDraws.Always(0),
        ParameterRole.Embedding => WeightDraws.Uniform(EmbeddingRange),
        ParameterRole.Bias => initialization.Biases(block.FanIn),
        _ => initialization.Weights(block.FanIn, block.FanOut),
    };
}
