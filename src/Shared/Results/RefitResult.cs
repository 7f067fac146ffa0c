namespace ActorSearch.Shared.Results;

/// <summary>One final training of the winner on all training rows.</summary>
/// <param name="Restart">Which seed, from 0.</param>
/// <param name="Epochs">How long it trained.</param>
/// <param name="TrainCurve">Mean training loss of each epoch, as seen while training.</param>
/// <param name="Train">Score over all training rows after the last epoch.</param>
/// <param name="Test">Score over the test rows, or null where there are none.</param>
public sealed record RefitResult(int Restart, int Epochs, float[] TrainCurve, Score Train, Score? Test);

/// <summary>Loss and metrics of a model over one set of rows.</summary>
public sealed record Score(float Loss, ModelMetrics Metrics);
