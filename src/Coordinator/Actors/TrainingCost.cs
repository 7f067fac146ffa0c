using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Actors;

/// <summary>The largest cost of a training in a unit of its own: epochs × parameters × rows, without a net epochs.</summary>
/// <param name="rows">The training rows; the size of a net follows from them.</param>
internal sealed class TrainingCost(DataTable rows)
{
    /// <summary>Measured: the optimiser's pass over the parameters in a step takes about as long as this many rows.</summary>
    private const double RowsOfAStep = 12;

    /// <summary>Measured: apart from its products, a row (activations, loss, overhead of layers) costs about as much as this many parameters.</summary>
    private const double ParametersOfARow = 60;

    /// <summary>The cost of a fold per row; all folds have about the same number of rows.</summary>
    public double Compute(Configuration configuration)
    {
        var (model, training) = (configuration.Hyperparameters.Model, configuration.Hyperparameters.Training);
        return model.EpochMilliseconds is { } milliseconds ? training.MaxEpochs * (1.0 + milliseconds)
            : !model.IsNet ? training.MaxEpochs
            : training.MaxEpochs * (ModelSize.Parameters(configuration.Hyperparameters, rows) + ParametersOfARow) * (1 + (RowsOfAStep / training.BatchSize));
    }
}
