using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models.Torch;

namespace ActorSearch.TrainerNode.Models;

/// <summary>How large a net is, without making it.</summary>
public static class ModelSize
{
    /// <summary>Number of parameters that a model has on the rows of a table.</summary>
    public static long Parameters(ModelSettings model, DataTable table)
    {
        var outputs = Math.Max(1, table.Classes.Length);
        return model switch
        {
            ModelSettings.Mlp mlp => LinearLayer.Of(mlp, table.InputColumns, outputs).Sum(layer => (layer.Inputs + 1L) * layer.Outputs),
            ModelSettings.Conv conv when table.Images is { Shape: var shape } =>
                TorchConvLayout.Of(ConvLayers.Of(conv, new ConvShape(1, shape.Height, shape.Width), outputs)).Count,
            _ => throw new ArgumentOutOfRangeException(nameof(model), model, "Not a model of such rows."),
        };
    }
}
