namespace ActorSearch.Shared.Results;

/// <summary>One final model of the winner.</summary>
/// <param name="Restart">Which seed, from 0.</param>
/// <param name="Epochs">After how many epochs its weights were taken; of averaged models the mean, rounded.</param>
/// <param name="TrainCurve">Mean training loss of each epoch that was run, computed during the training; empty for averaged models.</param>
/// <param name="Train">Score over the rows that it was trained on; of averaged models over all training rows.</param>
/// <param name="Test">Score over the test rows, or null where there are none.</param>
public sealed record RefitResult(int Restart, int Epochs, double[] TrainCurve, Score Train, Score? Test)
{
    /// <summary>Score over the held-out rows; null where none were.</summary>
    public Score? Validation { get; init; }

    /// <summary>Loss over the held-out rows after each epoch; empty where none were.</summary>
    public double[] ValidationCurve { get; init; } = [];
}

/// <summary>Loss and metrics of a model over one set of rows.</summary>
public sealed record Score(double Loss, ModelMetrics Metrics);
