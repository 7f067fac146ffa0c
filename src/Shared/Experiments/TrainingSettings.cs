namespace ActorSearch.Shared.Experiments;

/// <summary>Length and batches of a training.</summary>
/// <param name="BatchSize">Rows a step; the last batch of an epoch may be smaller. ≥ 1.</param>
/// <param name="MaxEpochs">Most passes over the training rows, ≥ 1.</param>
/// <param name="EarlyStopping">When to stop before that, or null to run all epochs.</param>
public sealed record TrainingSettings(int BatchSize, int MaxEpochs, EarlyStopping? EarlyStopping)
{
    /// <summary>Share of the past in the moving average of weights that is scored and kept, in [0, 1); 0 uses the last weights.</summary>
    public double Averaging { get; init; }

    /// <summary>What early stopping watches, and what the best epoch of a training is judged by.</summary>
    public Watched Monitor { get; init; }
}

/// <summary>What is watched after each epoch of a training.</summary>
public enum Watched
{
    /// <summary>The validation loss.</summary>
    Loss,

    /// <summary>The metric that configurations are ranked by.</summary>
    Metric,
}

/// <summary>Stops a training whose validation loss, or the metric that is watched instead, has stalled.</summary>
/// <param name="Patience">Epochs without an improvement that end the training, ≥ 1.</param>
/// <param name="MinDelta">An improvement is a loss below the best one by more than this, ≥ 0; for a metric the same in its direction.</param>
public sealed record EarlyStopping(int Patience, double MinDelta);
