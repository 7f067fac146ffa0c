using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Settings that must agree if there are classes, images or tables.</summary>
internal static class ClassRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new(ModelSection.Loss, [DataSection.Kind, ModelSection.Loss],
            values => ShowsImages(values) && !HasClasses(values),
            "images have classes: set loss.kind = cross-entropy."),
        new(ModelSection.Loss, [DataSection.Kind, ModelSection.Loss],
            values => values.Text(DataSection.Kind) == "noisy-curve" && HasClasses(values),
            "the targets of the curve are numbers, not classes: set loss.kind = mse or another loss of numbers."),
        new(ModelSection.Kind, [DataSection.Kind, ModelSection.Kind],
            values => values.Text(ModelSection.Kind) == "conv" && !ShowsImages(values),
            "a convolutional net needs images: set data.kind = idx or stroke-digits, or model.kind = mlp."),
        new(StudySection.Engine, [StudySection.Engine, ModelSection.Kind],
            values => values.Text(StudySection.Engine) == "dense" && values.Text(ModelSection.Kind) == "conv",
            "the dense engine runs only fully connected nets: set engine = auto or torch."),
        new(StudySection.Engine, [StudySection.Engine, ModelSection.Kind],
            values => values.Text(StudySection.Engine) == "conv" && values.Text(ModelSection.Kind) == "mlp",
            "the conv engine runs only convolutional nets: set engine = auto or torch."),
        new(DataSection.StandardizeTarget, [ModelSection.Loss, DataSection.StandardizeTarget],
            values => HasClasses(values) && values.Get(DataSection.StandardizeTarget),
            "classes cannot be scaled: set data.standardize.target = false."),
        new(DataSection.TestLabels, [DataSection.Kind, DataSection.TestImages, DataSection.TestLabels],
            values => values.IsUsed(DataSection.TestImages)
                && (values.GetOrNull(DataSection.TestImages) is null) != (values.GetOrNull(DataSection.TestLabels) is null),
            "test images need labels and labels need images: give both data.test-images and data.test-labels, or neither."),
        new(SearchSection.Metric, [ModelSection.Loss, SearchSection.Metric],
            values => values.Make(SearchSection.Metric).IsForClasses is { } needsClasses && needsClasses != HasClasses(values),
            "the metric does not fit the target: for numbers use loss, mae, rmse, r2 or another metric of numbers, "
                + "for classes (loss.kind = cross-entropy or focal) use loss, accuracy or another metric of classes."),
        Varies(ScheduleSection.Rotation, values => values.Get(ScheduleSection.Rotation) > 0),
        Varies(ScheduleSection.Shift, values => values.Get(ScheduleSection.Shift) > 0),
        Varies(ScheduleSection.Noise, values => values.Get(ScheduleSection.Noise) > 0),
        Fits(ConvSection.Kernel), Fits(ConvSection.Stride), Fits(ConvSection.Padding), Fits(ConvSection.Pool),
        .. PreparationSection.Rules,
    ];

    private static bool ShowsImages(SettingValues values) => values.Text(DataSection.Kind) is "idx" or "stroke-digits";

    private static bool HasClasses(SettingValues values) => values.Make(ModelSection.Loss).IsForClasses;

    private static Rule Varies(Setting setting, Func<SettingValues, bool> varies) => new(
        setting, [DataSection.Kind, setting], values => varies(values) && !ShowsImages(values),
        $"augmentation needs images: set {setting.Path} = 0, or data.kind = idx or stroke-digits.");

    private static Rule Fits(Setting<ImmutableArray<int>> each) => new(
        each, [ModelSection.Kind, ConvSection.Channels, each], values => ConvSection.Misfits(values, each),
        $"{each.Path} and model.channels have different lengths: give one number for all blocks, or one for each.");
}
