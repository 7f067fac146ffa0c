using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>The layers of a fully connected net and where everything lies in the net's memory.</summary>
internal sealed record DenseShape(ImmutableArray<DenseLayer> Layers, ParameterLayout Layout)
{
    /// <summary>Follows from the architecture alone.</summary>
    public static DenseShape Of(ModelSettings.Mlp model, int inputs, int outputs)
    {
        var layers = ImmutableArray.CreateBuilder<DenseLayer>();
        var blocks = ImmutableArray.CreateBuilder<ParameterBlock>();
        int offset = 0, width = inputs, row = inputs;
        foreach (var (next, last) in model.Hidden.Select(hidden => (hidden, false)).Append((outputs, true)))
        {
            var nextRow = last && outputs == 1 ? 1 : Padding.Up(next);
            var layer = new DenseLayer(width, next, row, nextRow, offset, 0);
            layer = layer with { Bias = offset + layer.WeightsLength };
            layers.Add(layer);
            blocks.AddRange(layer.Blocks(ModulesALayer * (layers.Count - 1)));
            (offset, width, row) = (checked(layer.Bias + layer.BiasLength), next, nextRow);
        }

        return new DenseShape(layers.ToImmutable(), new ParameterLayout(blocks.ToImmutable(), offset));
    }

    /// <summary>Linear and activation.</summary>
    private const int ModulesALayer = 2;
}
