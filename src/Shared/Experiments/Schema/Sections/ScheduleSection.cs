using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>How the learning rate changes, and how training images are varied.</summary>
internal static class ScheduleSection
{
    public static readonly Setting<Func<SettingValues, ScheduleSettings>> Kind = Word(
        "training.schedule.kind", SettingScope.Training, "constant", "How the learning rate changes.",
        Kind<ScheduleSettings>("constant", _ => new ScheduleSettings.Constant()),
        Kind<ScheduleSettings>("step", values => new ScheduleSettings.Step(values.Get(Every!), values.Get(Factor!))),
        Kind<ScheduleSettings>("cosine", values => new ScheduleSettings.Cosine(values.Get(Floor!))),
        Kind<ScheduleSettings>("one-cycle", values => new ScheduleSettings.OneCycle(
            values.Get(Warmup!), values.Get(StartDivisor!), values.Get(EndDivisor!))),
        Kind<ScheduleSettings>("reduce-on-plateau", values => new ScheduleSettings.ReduceOnPlateau(
            values.Get(Factor!), values.Get(Patience!), values.Get(Threshold!))));

    public static readonly Setting<int> Every =
        Whole("training.schedule.every", SettingScope.Training, 10, "Epochs from one step to the next.", atLeast: 1, TrainingSection.MostEpochs).With(Kind, "step");

    public static readonly Setting<double> Factor =
        Share("training.schedule.factor", SettingScope.Training, 0.1, "What the rate is multiplied by.", fromNothing: false)
            .With(Kind, "step", "reduce-on-plateau");

    public static readonly Setting<double> Floor =
        Share("training.schedule.floor", SettingScope.Training, 0, "Share of the rate where the cosine ends.", fromNothing: true).With(Kind, "cosine");

    public static readonly Setting<double> Warmup =
        Share("training.schedule.warmup", SettingScope.Training, 0.3, "Share of the steps in which the rate rises.", fromNothing: false)
            .With(Kind, "one-cycle");

    public static readonly Setting<double> StartDivisor =
        Number("training.schedule.start-divisor", SettingScope.Training, 25, "The cycle begins at the rate divided by this.", atLeast: 1)
            .With(Kind, "one-cycle");

    public static readonly Setting<double> EndDivisor =
        Number("training.schedule.end-divisor", SettingScope.Training, 10000, "It ends at where it began divided by this.", atLeast: 1)
            .With(Kind, "one-cycle");

    public static readonly Setting<int> Patience =
        Whole("training.schedule.patience", SettingScope.Training, 10, "Epochs without a lower loss that are borne.", atLeast: 0, TrainingSection.MostEpochs)
            .With(Kind, "reduce-on-plateau");

    public static readonly Setting<double> Threshold =
        Share("training.schedule.threshold", SettingScope.Training, 1e-4, "Share by which a loss must be lower to count so.", fromNothing: true)
            .With(Kind, "reduce-on-plateau");

    public static readonly Setting<double> Rotation = Number(
        "augmentation.rotation", SettingScope.Training, 0, "Largest turn of a training image either way, in degrees.", atMost: 180);

    public static readonly Setting<int> Shift =
        Whole("augmentation.shift", SettingScope.Training, 0, "Largest shift of a training image along each axis, in pixels.", atLeast: 0, atMost: 10_000);

    public static readonly Setting<double> Noise =
        Number("augmentation.noise", SettingScope.Training, 0, "Standard deviation of the noise on each pixel of a training image, which is 0 to 1.", atMost: 1000);

    public static readonly ImmutableArray<Setting> All =
        [Kind, Every, Factor, Floor, Warmup, StartDivisor, EndDivisor, Patience, Threshold, Rotation, Shift, Noise];

    public static AugmentationSettings Augmentation(SettingValues values) =>
        new(values.Get(Rotation), values.Get(Shift), values.Get(Noise));
}
