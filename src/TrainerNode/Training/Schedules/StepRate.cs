using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Training.Schedules;

/// <summary>Multiplied once every few epochs, like PyTorch's StepLR.</summary>
/// <param name="Every">Epochs between, ≥ 1.</param>
/// <param name="By">What it is multiplied by, in (0, 1).</param>
public sealed record StepRate(int Every, double By) : ScheduleSettings
{
    private static readonly Setting<int> Between =
        Define.Whole("training.schedule.every", SettingScope.Training, 10, "Epochs between two reductions of the rate.", atLeast: 1, TrainingSection.MostEpochs);

    public static readonly Kind<ScheduleSettings> Kind = new(
        "step", values => new StepRate(values.Get(Between), values.Get(ScheduleSection.Factor)), Between, ScheduleSection.Factor);

    /// <inheritdoc/>
    public override double Factor(SchedulePlace at, ReadOnlySpan<double> losses) => Elementary.Pow(By, at.Epoch / Every);
}
