using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation;

/// <summary>The scheme of an experiment that names none: stratified k-fold for classes, else k-fold.</summary>
public static class AutoFolds
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "auto", values => (values.Make(ModelSection.Loss).IsForClasses ? StratifiedKFold.Kind : KFold.Kind).Make(values),
        SearchSection.Folds, SearchSection.Repeats);
}
