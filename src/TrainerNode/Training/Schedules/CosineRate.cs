using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Training.Schedules;

/// <summary>Half a cosine from 1 down to a floor, over all epochs (Loshchilov and Hutter, «SGDR», 2017, without restarts).</summary>
/// <param name="Floor">Where it would arrive after the last epoch, in [0, 1).</param>
public sealed record CosineRate(double Floor) : ScheduleSettings
{
    private static readonly Setting<double> End =
        Define.Share("training.schedule.floor", SettingScope.Training, 0, "Share of the rate at the end of the cosine.", fromNothing: true);

    public static readonly Kind<ScheduleSettings> Kind = new("cosine", values => new CosineRate(values.Get(End)), End);

    /// <inheritdoc/>
    public override double Factor(SchedulePlace at, ReadOnlySpan<double> losses) =>
        Floor + ((1 - Floor) * FallingCosine.At(at.Epoch / (double)at.Epochs));
}
