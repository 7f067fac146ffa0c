namespace ActorSearch.Abstractions;

/// <summary>One training: a fold, or the final model of the winner.</summary>
public sealed class TrainingTask
{
    /// <summary>The hyperparameters.</summary>
    public required Trial Trial { get; init; }

    /// <summary>Fold within the repeat, from 0; 0 for a final model.</summary>
    public required int Fold { get; init; }

    /// <summary>Repeat of the folds, from 0; 0 for a final model.</summary>
    public required int Repeat { get; init; }

    /// <summary>Which of several final models, from 0; null for a fold.</summary>
    public int? Restart { get; init; }

    /// <summary>Indices of the rows to train on, ascending; empty without data.</summary>
    public required ReadOnlyMemory<int> TrainingRows { get; init; }

    /// <summary>Indices of the rows to validate on, ascending, none of them in <see cref="TrainingRows"/>; empty for a final model on all rows, and without data. A final model outside of an outer fold is validated on the rows of that fold.</summary>
    public required ReadOnlyMemory<int> ValidationRows { get; init; }

    /// <summary>Most epochs to train, ≥ 1; a final model is trained for exactly so many, where the objective has epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>
    /// <c>training.max-epochs</c>, ≥ <see cref="Epochs"/>: what a schedule of the learning rate spans, so that a training that may continue later, and a final
    /// model of fewer epochs, follow the course of the whole training. Default: <see cref="Epochs"/>.
    /// </summary>
    public int MaxEpochs { get => Math.Max(field, Epochs); init; }

    /// <summary>
    /// The metric that early stopping watches, and by which a training keeps its best epoch; null: the validation loss. A final model with validation rows
    /// is that of its best epoch.
    /// </summary>
    public ObjectiveMetric? Monitor { get; init; }

    /// <summary>
    /// Seed for a library's own generator, from the experiment's seed and the fold or restart: the same for all configurations, so that they do not differ
    /// by luck. Below 2³².
    /// </summary>
    public required uint Seed { get; init; }

    /// <summary>Streams with the same draws on every machine, in place of <see cref="Seed"/>.</summary>
    public required IRandomStreams Random { get; init; }

    /// <summary>An empty folder for the files of the final model, which return to the coordinator; null for a fold.</summary>
    public string? ModelFolder { get; init; }
}
