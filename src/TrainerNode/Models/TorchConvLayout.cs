using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Where the parameters of a convolutional net lie: trained ones first, then the running statistics.</summary>
internal sealed class TorchConvLayout
{
    /// <summary>Floats that a block's offset is a multiple of: 64 bytes, so that the arithmetic library sees the same alignment always.</summary>
    private const int Alignment = 16;

    private readonly ImmutableArray<ParameterBlock>.Builder _blocks = ImmutableArray.CreateBuilder<ParameterBlock>();
    private int _offset;

    private TorchConvLayout()
    {
    }

    /// <summary>The layout of these layers.</summary>
    public static ParameterLayout Create(ConvLayers layers)
    {
        var layout = new TorchConvLayout();
        foreach (var layer in layers.Blocks) layout.AddBlock(layer);
        foreach (var layer in layers.Linear)
        {
            // Inputs × outputs, the order of the product.
            layout.Add(new ParameterBlock(layer.WeightName, layer.Outputs, layer.Inputs, layer.Inputs, 0, 1, layer.Outputs));
            layout.Add(Vector(layer.BiasName, layer.Outputs, layer.Inputs, ParameterRole.Bias));
        }

        var trained = layout._offset;
        foreach (var layer in layers.Blocks.Where(layer => layer.Block.BatchNorm))
        {
            layout.Add(Vector($"{layer.Index + 1}.running_mean", layer.Block.Channels, 1, ParameterRole.NormMean));
            layout.Add(Vector($"{layer.Index + 1}.running_var", layer.Block.Channels, 1, ParameterRole.NormVariance));
        }

        return new ParameterLayout(layout._blocks.ToImmutable(), layout._offset) { Trained = trained };
    }

    private void AddBlock(ConvLayer layer)
    {
        var (channels, kernel) = (layer.Block.Channels, layer.Block.Kernel);
        Add(new ParameterBlock($"{layer.Index}.weight", channels, layer.FanIn, layer.FanIn, 0, layer.FanIn, 1)
        {
            FanOut = channels * kernel * kernel,
            Shape = [channels, layer.Input.Channels, kernel, kernel],
        });
        Add(Vector($"{layer.Index}.bias", channels, layer.FanIn, ParameterRole.Bias));
        if (!layer.Block.BatchNorm) return;
        Add(Vector($"{layer.Index + 1}.weight", channels, 1, ParameterRole.NormScale));
        Add(Vector($"{layer.Index + 1}.bias", channels, 1, ParameterRole.NormShift));
    }

    private static ParameterBlock Vector(string name, int length, int fanIn, ParameterRole role) =>
        new(name, length, 1, fanIn, 0, 1, 1) { Role = role, Shape = [length] };

    private void Add(ParameterBlock block)
    {
        _blocks.Add(block with { Offset = _offset });
        _offset += ((block.Rows * block.Columns) + Alignment - 1) / Alignment * Alignment;
    }
}
