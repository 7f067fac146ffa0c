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
            values => HasImages(values) && !HasClasses(values),
            "images have classes: set loss.kind = cross-entropy."),
        new(StudySection.Engine, [StudySection.Engine, ModelSection.Kind],
            values => values.Text(StudySection.Engine) == "dense" && Is(values, kind => kind != "mlp"),
            "the dense engine runs only fully connected nets: set engine = auto or torch."),
        new(StudySection.Engine, [StudySection.Engine, ModelSection.Kind],
            values => values.Text(StudySection.Engine) == "conv" && Is(values, kind => kind != "conv"),
            "the conv engine runs only convolutional nets: set engine = auto or torch."),
        new(DataSection.StandardizeTarget, [ModelSection.Loss, DataSection.StandardizeTarget],
            values => HasClasses(values) && values.Get(DataSection.StandardizeTarget),
            "classes cannot be scaled: set data.standardize.target = false."),
        new(DataSection.StandardizeTarget, [ModelSection.Loss, DataSection.StandardizeTarget],
            values => values.Make(ModelSection.Loss).Link is not null && values.Get(DataSection.StandardizeTarget),
            "this loss learns the target as it is in the file: set data.standardize.target = false."),
        new(SearchSection.Metric, [ModelSection.Loss, SearchSection.Metric],
            values => !values.Make(SearchSection.Metric).Fits(HasClasses(values), HasLabels(values)),
            "the metric does not fit the target: for numbers use loss, mae, rmse, r2 or another metric of numbers, "
                + "for classes (loss.kind = cross-entropy or focal) use loss, accuracy or another metric of classes, "
                + "for labels (loss.kind = binary-cross-entropy) use loss, hamming-loss, subset-accuracy or a metric that begins with label."),
        new(ModelSection.Loss, [DataSection.Kind, ModelSection.Loss],
            values => HasImages(values) && HasLabels(values),
            "an image has one class, and binary-cross-entropy is for rows of a table with several labels: set loss.kind = cross-entropy."),
        new(SearchSection.Validation, [ModelSection.Loss, SearchSection.Validation],
            values => HasLabels(values) && values.Make(SearchSection.Validation).IsStratified,
            "rows with several labels have no class to be stratified by: set validation.kind = stratified-label-k-fold, k-fold, holdout or group-k-fold."),
        new(ModelSection.Kind, [ModelSection.Loss, ModelSection.Kind],
            values => HasLabels(values) && !values.Make(ModelSection.Kind).IsNet,
            "noop draws no labels: set loss.kind = cross-entropy or mse."),
        NeedsImages(ScheduleSection.Rotation, values => values.Get(ScheduleSection.Rotation) > 0),
        NeedsImages(ScheduleSection.Shift, values => values.Get(ScheduleSection.Shift) > 0),
        NeedsImages(ScheduleSection.Noise, values => values.Get(ScheduleSection.Noise) > 0),
        .. PreparationSection.Rules,
    ];

    private static bool HasImages(SettingValues values) => values.Make(DataSection.Kind).HasImages;

    // An objective that is no net is run by no engine.
    private static bool Is(SettingValues values, Func<string, bool> kind) => values.Make(ModelSection.Kind).IsNet && kind(values.Text(ModelSection.Kind)!);

    private static bool HasClasses(SettingValues values) => values.Make(ModelSection.Loss).IsForClasses;

    private static bool HasLabels(SettingValues values) => values.Make(ModelSection.Loss).IsForLabels;

    private static Rule NeedsImages(Setting setting, Func<SettingValues, bool> varies) => new(
        setting, [DataSection.Kind, setting], values => varies(values) && !HasImages(values),
        $"augmentation needs images: set {setting.Path} = 0, or data.kind to a source of images, for example idx.");
}
