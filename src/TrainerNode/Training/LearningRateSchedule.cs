using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.TrainerNode.Training;

/// <summary>The schedule of one training.</summary>
/// <param name="Settings">Which schedule.</param>
/// <param name="Epochs">How many epochs the training may take, ≥ 1.</param>
/// <param name="StepsPerEpoch">Batches of an epoch, ≥ 1.</param>
public sealed record LearningRateSchedule(ScheduleSettings Settings, int Epochs, int StepsPerEpoch)
{
    /// <summary>The factor for one step, see <see cref="ScheduleSettings.Factor"/>.</summary>
    public double Factor(int epoch, int step, ReadOnlySpan<double> losses) =>
        Settings.Factor(new SchedulePlace(epoch, step, Epochs, StepsPerEpoch), losses);
}
