using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation;

/// <summary>The scheme of an experiment that names none: a validation file if there is one, else stratified k-fold for classes, and k-fold for numbers and labels.</summary>
public static class AutoFolds
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "auto", values => values.GetOrNull(DataSection.Validation) is not null ? new ValidationFile() : (ObjectiveSection.TargetHasClasses(values) && !ObjectiveSection.TargetHasLabels(values) ? StratifiedKFold.Kind : KFold.Kind).Make(values),
        SearchSection.Folds, SearchSection.Repeats, SearchSection.Shuffle, DataSection.Validation);
}
