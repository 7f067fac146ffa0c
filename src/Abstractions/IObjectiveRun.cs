namespace ActorSearch.Abstractions;

/// <summary>
/// Trains for one slot, one training after the other, all on the thread that opened it; a training that needs more threads takes cores from other slots.
/// State that one training leaves behind must not change the next.
/// </summary>
public interface IObjectiveRun : IDisposable
{
    /// <summary>Trains a fold, or the final model. Blocks until it has ended.</summary>
    /// <param name="task">What to train.</param>
    /// <param name="onEpoch">
    /// To be called after each epoch, in order, from 1; a training without epochs calls it once. False: stop here, because the search expects no
    /// better; this is not an error. Where a number is not finite that must be, or an epoch is out of order, the training fails with this reason: the call throws
    /// <see cref="ArgumentException"/> on the thread that called this method, and returns false on another one. On any thread, one call at a time, until this method
    /// returns; later reports are not counted, and get false.
    /// </param>
    /// <param name="cancellation">The training is not wanted any more: end with <see cref="OperationCanceledException"/> as soon as possible.</param>
    /// <returns>How it ended. Trained, without an epoch: a failed training.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="Exception">Any other: a failed training, with this message as its reason.</exception>
    TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation);

    /// <summary>Predicts with a final model of this objective.</summary>
    /// <param name="modelFolder">What <see cref="Train"/> left in <see cref="TrainingTask.ModelFolder"/>.</param>
    /// <param name="rows">Rows with the inputs of the training rows; their targets mean nothing.</param>
    /// <returns>One number for each row, for classes their index; null where this objective does not predict.</returns>
    double[]? Predict(string modelFolder, ObjectiveRows rows) => null;
}
