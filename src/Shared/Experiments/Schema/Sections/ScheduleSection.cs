using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>How the learning rate changes, and how training images are varied.</summary>
public static class ScheduleSection
{
    public static readonly Setting<Kind<ScheduleSettings>> Kind =
        Family<ScheduleSettings>("training.schedule.kind", SettingScope.Training, "constant", "How the learning rate changes during a training.");

    public static readonly Setting<double> Factor =
        Share("training.schedule.factor", SettingScope.Training, 0.1, "Factor by which the rate is multiplied.", fromNothing: false);

    public static readonly Setting<double> Rotation = Number(
        "augmentation.rotation", SettingScope.Training, 0, "Largest rotation of a training image in both directions, in degrees.", atMost: 180);

    public static readonly Setting<int> Shift =
        Whole("augmentation.shift", SettingScope.Training, 0, "Largest shift of a training image along each axis, in pixels.", atLeast: 0, atMost: 10_000);

    public static readonly Setting<double> Noise =
        Number("augmentation.noise", SettingScope.Training, 0, "Standard deviation of the noise on each pixel of a training image, which is 0 to 1.", atMost: 1000);

    public static readonly ImmutableArray<Setting> All =
        [Rotation, Shift, Noise];

    public static AugmentationSettings Augmentation(SettingValues values) =>
        new(values.Get(Rotation), values.Get(Shift), values.Get(Noise));
}
