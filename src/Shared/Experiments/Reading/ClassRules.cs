using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Settings that must agree if there are classes, convolutions or tables.</summary>
internal static class ClassRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new(StudySection.Engine, [StudySection.Engine, ModelSection.Kind],
            values => values.Text(StudySection.Engine) == "dense" && values.Text(ModelSection.Kind) == "conv",
            "the dense engine runs only fully connected nets: set engine = auto or torch."),
        new(StudySection.Engine, [StudySection.Engine, ModelSection.Kind],
            values => values.Text(StudySection.Engine) == "conv" && values.Text(ModelSection.Kind) == "mlp",
            "the conv engine runs only convolutional nets: set engine = auto or torch."),
        new(DataSection.StandardizeTarget, [ModelSection.Loss, DataSection.StandardizeTarget],
            values => HasClasses(values) && values.Get(DataSection.StandardizeTarget),
            "classes cannot be scaled: set data.standardize.target = false."),
        new(SearchSection.Metric, [ModelSection.Loss, SearchSection.Metric],
            values => values.Make(SearchSection.Metric).IsForClasses is { } needsClasses && needsClasses != HasClasses(values),
            "the metric does not fit the target: for numbers use loss, mae, rmse, r2 or another metric of numbers, "
                + "for classes (loss.kind = cross-entropy or focal) use loss, accuracy or another metric of classes."),
        Fits(ConvSection.Kernel), Fits(ConvSection.Stride), Fits(ConvSection.Padding), Fits(ConvSection.Pool),
        .. PreparationSection.Rules,
    ];

    private static bool HasClasses(SettingValues values) => values.Make(ModelSection.Loss).IsForClasses;

    private static Rule Fits(Setting<ImmutableArray<int>> each) => new(
        each, [ModelSection.Kind, ConvSection.Channels, each], values => ConvSection.Misfits(values, each),
        $"{each.Path} and model.channels have different lengths: give one number for all blocks, or one for each.");
}
