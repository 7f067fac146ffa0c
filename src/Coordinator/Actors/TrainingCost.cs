using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Actors;

/// <summary>How long a training takes at the most, in a unit of its own: epochs × parameters × rows.</summary>
/// <param name="rows">The training rows; the size of a net follows from them.</param>
internal sealed class TrainingCost(DataTable rows)
{
    /// <summary>A step's pass of the optimiser over the parameters takes as long as about so many rows, as measured.</summary>
    private const double RowsOfAStep = 12;

    /// <summary>What a row costs beside its products (activations, the loss, the way through the layers) is about what so many parameters cost, as measured.</summary>
    private const double ParametersOfARow = 60;

    /// <summary>Of one fold of a configuration; all folds have about as many rows, so one row stands for them.</summary>
    public double Of(Configuration configuration)
    {
        var (model, training) = (configuration.Hyperparameters.Model, configuration.Hyperparameters.Training);
        return model is ModelSettings.Noop noop
            ? training.MaxEpochs * (1.0 + noop.Milliseconds)
            : training.MaxEpochs * (ModelSize.Parameters(model, rows) + ParametersOfARow) * (1 + (RowsOfAStep / training.BatchSize));
    }
}
