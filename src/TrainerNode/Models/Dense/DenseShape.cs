using System.Collections.Immutable;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>The layers of a fully connected net and where their parameters lie.</summary>
internal sealed record DenseShape(ImmutableArray<DenseLayer> Layers, ParameterLayout Layout)
{
    /// <summary>Follows from the architecture alone.</summary>
    /// <param name="inputs">After tables are looked up.</param>
    /// <param name="embedding">The tables in front; null: none.</param>
    public static DenseShape Create(Mlp model, int inputs, int outputs, EmbeddingLayer? embedding = null)
    {
        var linear = model.Layers(inputs, outputs);
        var layers = ImmutableArray.CreateBuilder<DenseLayer>(linear.Length);
        var blocks = ImmutableArray.CreateBuilder<ParameterBlock>(2 * linear.Length);
        var (offset, row) = (0, inputs);
        foreach (var names in linear)
        {
            var nextRow = names == linear[^1] && outputs == 1 ? 1 : Padding.Up(names.Outputs);
            var layer = new DenseLayer(names.Inputs, names.Outputs, row, nextRow, offset);
            layers.Add(layer);
            blocks.AddRange(layer.Blocks(names));
            (offset, row) = (checked(layer.Bias + Padding.Up(layer.Outputs)), nextRow);
        }

        var layout = new ParameterLayout(blocks.ToImmutable(), offset);
        return embedding is null ? new DenseShape(layers.ToImmutable(), layout)
            : new DenseShape([.. layers.Select(layer => layer with { Weights = layer.Weights + embedding.Length })], embedding.Before(layout));
    }
}
