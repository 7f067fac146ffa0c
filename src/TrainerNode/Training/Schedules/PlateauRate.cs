using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Training.Schedules;

/// <summary>Multiplied when the validation loss (a refit's training loss) has not fallen for a while, like PyTorch's ReduceLROnPlateau.</summary>
/// <param name="By">What it is multiplied by, in (0, 1).</param>
/// <param name="Patience">Epochs without a fall before it is, ≥ 0; one more multiplies.</param>
/// <param name="Threshold">A fall is one below the lowest loss by this share of it, in [0, 1).</param>
public sealed record PlateauRate(double By, int Patience, double Threshold) : ScheduleSettings
{
    private static readonly Setting<int> Epochs = Define.Whole(
        "training.schedule.patience", SettingScope.Training, 10, "Epochs without a lower loss before the rate is reduced.", atLeast: 0, TrainingSection.MostEpochs);

    private static readonly Setting<double> Fall =
        Define.Share("training.schedule.threshold", SettingScope.Training, 1e-4, "Share by which a loss must be lower to count as lower.", fromNothing: true);

    public static readonly Kind<ScheduleSettings> Kind = new(
        "reduce-on-plateau", values => new PlateauRate(values.Get(ScheduleSection.Factor), values.Get(Epochs), values.Get(Fall)),
        ScheduleSection.Factor, Epochs, Fall);

    /// <inheritdoc/>
    public override double Factor(SchedulePlace at, ReadOnlySpan<double> losses) => Elementary.Pow(By, RateFormulas.CountPlateaus(losses, Patience, Threshold));
}
