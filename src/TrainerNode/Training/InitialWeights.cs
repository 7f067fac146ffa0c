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
    /// <param name="stream">Of <see cref="StreamPurpose.InitialWeights"/>; one draw a parameter.</param>
    public static void Draw(Initialization initialization, ParameterLayout layout, Span<float> parameters, RandomStream stream)
    {
        if (initialization != Initialization.Default)
        {
            throw new ArgumentOutOfRangeException(nameof(initialization), initialization, "Not an initialisation.");
        }

        foreach (var block in layout.Blocks)
        {
            // PyTorch draws Kaiming-uniform weights with a = √5 (He et al., 2015), which comes down to ±1/√fan-in, as for the bias.
            var bound = (float)(1 / Math.Sqrt(block.FanIn));
            for (var row = 0; row < block.Rows; row++)
            {
                for (var column = 0; column < block.Columns; column++)
                {
                    parameters[block.IndexOf(row, column)] = ((2 * stream.NextSingle()) - 1) * bound;
                }
            }
        }
    }
}
