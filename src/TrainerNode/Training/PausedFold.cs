using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// All that a fold's training needs to continue after an epoch as if it had not paused. It belongs to one training: to continue it changes it.
/// </summary>
/// <param name="Course">Its epochs so far.</param>
/// <param name="Loop">Weights, and the state of what changes them.</param>
/// <param name="BestPredictions">Of the validation rows at the best epoch so far.</param>
internal sealed record PausedFold(FoldCourse Course, PausedLoop Loop, float[] BestPredictions)
{
    /// <summary>Memory that it takes, without what is the same for all.</summary>
    public long Bytes => Loop.Bytes + (sizeof(float) * (long)BestPredictions.Length);
}

/// <summary>An <see cref="EpochLoop"/> between two epochs. All other state follows from the seed and the epoch.</summary>
/// <param name="Parameters">As they are scored.</param>
/// <param name="Optimizer">With its state.</param>
/// <param name="Average">Of the weights, where they are averaged.</param>
internal sealed record PausedLoop(float[] Parameters, IOptimizer Optimizer, WeightAverage? Average)
{
    /// <summary>Floats of an optimiser for each parameter, at the most.</summary>
    private const int OfOptimizer = 2;

    /// <summary>Memory that it takes.</summary>
    public long Bytes => sizeof(float) * (long)Parameters.Length * (1 + OfOptimizer + (Average is null ? 0 : 2));
}
