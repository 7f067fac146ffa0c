using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Models;

/// <summary>How large a net is, without making it.</summary>
public static class ModelSize
{
    /// <summary>Outputs of layers that a batch may have, in floats: 8 GB of them, and gradients beside.</summary>
    private const double MostOutputs = 2e9;

    /// <summary>Why a model cannot be trained on such rows, or null.</summary>
    /// <param name="hyperparameters">The shape of the model fits the rows.</param>
    /// <param name="table">The rows.</param>
    /// <param name="batch">Rows that go through it at once.</param>
    public static Mistake? Check(Hyperparameters hyperparameters, DataTable table, int batch)
    {
        var model = hyperparameters.Model;
        var classes = Math.Max(1, table.Classes.Length);
        var (weights, outputs) = (model, table.Images) switch
        {
            (ModelSettings.Mlp mlp, _) => (OfChain([TablePreparation.Width(hyperparameters, table), .. mlp.Hidden.Select(width => (double)width), classes]), mlp.Hidden.Sum(width => (double)width)),
            (ModelSettings.Conv conv, { } images) => OfMaps(conv, new ConvShape(1, images.Shape.Height, images.Shape.Width), classes),
            _ => (0, 0),
        };
        var (widths, narrower) = model is ModelSettings.Conv ? ("model.channels", "fewer maps, less padding or more pooling") : ("model.hidden", "narrower layers");
        return weights > ModelSettings.MostWeights
            ? new Mistake(widths, string.Create(
                CultureInfo.InvariantCulture, $"the net would have {weights:0.#e0} weights, and more than {ModelSettings.MostWeights:N0} are out of reach; take {narrower}."))
            : outputs * batch > MostOutputs
            ? new Mistake(widths, string.Create(
                CultureInfo.InvariantCulture, $"{batch} rows at once would fill {outputs * batch * sizeof(float) / 1e9:N0} GB; take {narrower}, or a smaller training.batch-size."))
            : null;
    }

    // In floating point: what is refused may be more than a whole number holds.
    private static double OfChain(IReadOnlyList<double> widths) => widths.Zip(widths.Skip(1), (from, to) => (from + 1) * to).Sum();

    private static (double Weights, double Outputs) OfMaps(ModelSettings.Conv model, ConvShape input, int classes)
    {
        var (weights, outputs, shape) = (0.0, 0.0, input);
        foreach (var block in model.Blocks)
        {
            var convolved = shape.Convolved(block);
            weights += ((shape.Channels * Math.Pow(block.Kernel, 2)) + 1) * block.Channels;
            shape = convolved.Pooled(block.Pool);
            outputs += Of(convolved) + Of(shape);
        }

        return (
            weights + OfChain([Of(shape), .. model.Hidden.Select(width => (double)width), classes]),
            outputs + model.Hidden.Sum(width => (double)width));

        static double Of(ConvShape maps) => (double)maps.Channels * maps.Height * maps.Width;
    }

    /// <summary>Number of parameters that a model has on the rows of a table.</summary>
    public static long Parameters(Hyperparameters hyperparameters, DataTable table)
    {
        var outputs = Math.Max(1, table.Classes.Length);
        return hyperparameters.Model switch
        {
            ModelSettings.Mlp mlp => LinearLayer.Of(mlp, TablePreparation.Width(hyperparameters, table), outputs).Sum(layer => (layer.Inputs + 1L) * layer.Outputs),
            ModelSettings.Conv conv when table.Images is { Shape: var shape } =>
                TorchConvLayout.Of(ConvLayers.Of(conv, new ConvShape(1, shape.Height, shape.Width), outputs)).Count,
            var model => throw new ArgumentOutOfRangeException(nameof(hyperparameters), model, "Not a model of such rows."),
        };
    }
}
