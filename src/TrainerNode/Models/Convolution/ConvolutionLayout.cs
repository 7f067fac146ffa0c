using System.Collections.Immutable;
using ActorSearch.TrainerNode.Models.Dense;

namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>
/// Where the parameters of a convolutional net lie: trained ones first, then the running statistics. Weights are rows of outputs, padded to 16, one for
/// each number that reaches an output, so that every product runs along the outputs.
/// </summary>
/// <param name="Layout">All of them.</param>
/// <param name="Blocks">Of each convolutional block.</param>
/// <param name="Linear">Of each linear layer.</param>
internal sealed record ConvolutionLayout(ParameterLayout Layout, ImmutableArray<BlockPlaces> Blocks, ImmutableArray<LinearPlaces> Linear)
{
    /// <summary>Follows from the architecture alone.</summary>
    public static ConvolutionLayout Create(ConvLayers layers)
    {
        var parameters = ImmutableArray.CreateBuilder<ParameterBlock>();
        var offset = 0;
        var blocks = layers.Blocks.Select(AddBlock).ToArray();
        var linear = layers.Linear.Select(AddLinear).ToImmutableArray();
        var trained = offset;
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Layer.Block.BatchNorm) blocks[i] = AddStatistics(blocks[i]);
        }

        return new ConvolutionLayout(new ParameterLayout(parameters.ToImmutable(), offset) { Trained = trained }, [.. blocks], linear);

        BlockPlaces AddBlock(ConvLayer layer)
        {
            var (channels, kernel, row) = (layer.Block.Channels, layer.Block.Kernel, Padding.Up(layer.Block.Channels));
            var weights = Add(new ParameterBlock($"{layer.Index}.weight", channels, layer.FanIn, layer.FanIn, 0, 1, row)
            {
                FanOut = channels * kernel * kernel,
                Shape = [channels, layer.Input.Channels, kernel, kernel],
            });
            var places = new BlockPlaces(layer, weights, AddVector($"{layer.Index}.bias", channels, layer.FanIn, ParameterRole.Bias));
            return !layer.Block.BatchNorm ? places : places with
            {
                Scale = AddVector($"{layer.Index + 1}.weight", channels, 1, ParameterRole.NormScale),
                Shift = AddVector($"{layer.Index + 1}.bias", channels, 1, ParameterRole.NormShift),
            };
        }

        BlockPlaces AddStatistics(BlockPlaces places) => places with
        {
            Mean = AddVector($"{places.Layer.Index + 1}.running_mean", places.Channels, 1, ParameterRole.NormMean),
            Variance = AddVector($"{places.Layer.Index + 1}.running_var", places.Channels, 1, ParameterRole.NormVariance),
        };

        LinearPlaces AddLinear(LinearLayer layer)
        {
            var row = Padding.Up(layer.Outputs);
            var weights = Add(new ParameterBlock(layer.WeightName, layer.Outputs, layer.Inputs, layer.Inputs, 0, 1, Padding.Unit)
            {
                PanelStride = LinearProducts.WeightPanel(layer.Inputs),
            });
            return new LinearPlaces(layer.Inputs, layer.Outputs, row, weights, AddVector(layer.BiasName, layer.Outputs, layer.Inputs, ParameterRole.Bias));
        }

        int AddVector(string name, int length, int fanIn, ParameterRole role) =>
            Add(new ParameterBlock(name, length, 1, fanIn, 0, 1, 1) { Role = role, Shape = [length] });

        int Add(ParameterBlock block)
        {
            var start = offset;
            parameters.Add(block with { Offset = start });
            offset = checked(offset + (block.Columns * Padding.Up(block.Rows)));
            return start;
        }
    }
}

/// <summary>Offsets of a convolutional block's parameters in the flat block.</summary>
/// <param name="Layer">The block.</param>
/// <param name="Weights">Inputs, down and right in the kernel × outputs.</param>
/// <param name="Bias">One a channel.</param>
internal sealed record BlockPlaces(ConvLayer Layer, int Weights, int Bias)
{
    /// <summary>Of the normalisation, if there is one.</summary>
    public int Scale { get; init; }

    /// <inheritdoc cref="Scale"/>
    public int Shift { get; init; }

    /// <summary>Running statistics of the normalisation, if there is one.</summary>
    public int Mean { get; init; }

    /// <inheritdoc cref="Mean"/>
    public int Variance { get; init; }

    /// <summary>Maps that come out.</summary>
    public int Channels => Layer.Block.Channels;

    /// <summary>Floats of a pixel of these maps.</summary>
    public int Row => Padding.Up(Channels);
}

/// <summary>A linear layer and offsets of its parameters in the flat block.</summary>
/// <param name="Inputs">Units below.</param>
/// <param name="Outputs">Units of this layer.</param>
/// <param name="Row">Floats from one row of outputs to the next.</param>
/// <param name="Weights">In panels, as <see cref="LinearProducts"/> has them.</param>
/// <param name="Bias">One an output.</param>
internal sealed record LinearPlaces(int Inputs, int Outputs, int Row, int Weights, int Bias);
