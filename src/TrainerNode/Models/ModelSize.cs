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
    /// <param name="hyperparameters">With any model; what is no net has no size.</param>
    /// <param name="table">The rows.</param>
    /// <param name="batch">Rows that go through it at once.</param>
    public static Mistake? Check(Hyperparameters hyperparameters, DataTable table, int batch)
    {
        if (hyperparameters.Model is not NetModel model) return null;
        if (model.Check(InputsOf(hyperparameters, table)) is { } misshapen) return misshapen;
        var size = SizeOf(model, hyperparameters, table);
        return size.Weights > ModelSettings.MostWeights
            ? new Mistake(size.Setting, string.Create(
                CultureInfo.InvariantCulture, $"the net would have {size.Weights:0.#e0} weights, and more than {ModelSettings.MostWeights:N0} are out of reach; take {size.Narrower}."))
            : size.Filled * batch > MostOutputs
            ? new Mistake(size.Setting, string.Create(
                CultureInfo.InvariantCulture, $"{batch} rows at once would fill {size.Filled * batch * sizeof(float) / 1e9:N0} GB; take {size.Narrower}, or a smaller training.batch-size."))
            : null;
    }

    /// <summary>Number of parameters that a net has on the rows of a table.</summary>
    public static long Parameters(Hyperparameters hyperparameters, DataTable table) => (long)SizeOf((NetModel)hyperparameters.Model, hyperparameters, table).Weights;

    private static NetSize SizeOf(NetModel model, Hyperparameters hyperparameters, DataTable table)
    {
        var size = model.Size(InputsOf(hyperparameters, table), Math.Max(1, table.Classes.Length));
        var tables = TablePreparation.Tables(hyperparameters, table);
        return tables <= size.Weights ? size with { Weights = size.Weights + tables }
            : new NetSize(size.Weights + tables, size.Filled, "data.prepare.dimensions", "fewer dimensions for embeddings");
    }

    private static NetInputs InputsOf(Hyperparameters hyperparameters, DataTable table) => new(TablePreparation.Width(hyperparameters, table), table.Images?.Shape, hyperparameters.Training.BatchSize);
}
