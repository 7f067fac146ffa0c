using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>What is done to the columns of a table before a net takes them.</summary>
public static class PreparationSection
{
    /// <summary>How the paths of these settings begin.</summary>
    public const string Prefix = "data.prepare.";

    public static readonly Setting<Kind<Imputation>> Impute = Family<Imputation>(
        "data.prepare.impute", SettingScope.Training, "auto", "What stands for a missing number; auto: the median, in tables that miss values or have categories.") with
    {
        LeavesKey = true,
    };

    public static readonly Setting<bool> Indicator = Flag(
        "data.prepare.indicator", SettingScope.Training, true, "Whether a column that misses values gets one more input, 1 where it does.") with
    {
        LeavesKey = true,
    };

    public static readonly Setting<bool> Log1p = Flag(
        "data.prepare.log1p", SettingScope.Training, false, "Whether numbers x become log(1 + x); below 0, -log(1 - x).") with
    {
        LeavesKey = true,
    };

    public static readonly Setting<double> Clip = new Setting<double>(
        "data.prepare.clip", SettingScope.Training, "Share of the training rows at each end of a column of numbers that is clipped to the next number.", "0",
        new NumberKind(0, true, 0.5, false)) with
    {
        LeavesKey = true,
    };

    public static readonly Setting<Kind<InputScaling>> Scale = Family<InputScaling>(
        "data.prepare.scale", SettingScope.Training, "auto",
        "How numbers are scaled; auto: standard in tables that miss values or have categories, otherwise what data.standardize.inputs says.") with
    {
        LeavesKey = true,
    };

    public static readonly Setting<Kind<CategoryEncoding>> Encode = Family<CategoryEncoding>(
        "data.prepare.encode", SettingScope.Training, "one-hot", "How categories become numbers.") with
    {
        LeavesKey = true,
    };

    public static readonly Setting<Kind<TargetTransform>> Target = Family<TargetTransform>(
        "data.prepare.target", SettingScope.Training, "none", "What a net learns of a target of numbers; predictions and scores stay in its units.") with
    {
        LeavesKey = true,
    };

    /// <summary>For sources whose columns may miss values or have categories.</summary>
    public static readonly ImmutableArray<Setting> All = [Impute, Indicator, Log1p, Clip, Scale, Encode, Target];

    public static readonly ImmutableArray<Rule> Rules =
    [
        new(Scale, [DataSection.StandardizeInputs, Scale],
            values => values.Get(DataSection.StandardizeInputs) && values.IsUsed(Scale) && values.Text(Scale) != Scale.Default,
            "data.prepare.scale and data.standardize.inputs both scale the inputs: take one of them out."),
        new(Target, [ModelSection.Loss, Target],
            values => values.Make(ModelSection.Loss).IsForClasses && values.IsUsed(Target) && values.Text(Target) != Target.Default,
            "classes cannot be transformed: set data.prepare.target = none."),
        new(Target, [ModelSection.Loss, Target],
            values => values.Make(ModelSection.Loss).Link is not null && values.IsUsed(Target) && values.Text(Target) != Target.Default,
            "this loss learns the target as it is in the file: set data.prepare.target = none."),
    ];

    /// <summary>Null where rows are not those of a table.</summary>
    public static PreparationSettings? Make(SettingValues values) => !values.IsUsed(Scale) ? null : SettingsOf(values) with
    {
        Columns = values.Get(DataSection.Columns).Where(column => !column.Value.Prepare.IsEmpty).ToImmutableSortedDictionary(
            column => column.Key,
            column => SettingsOf(column.Value.Prepare.Aggregate(values, (all, step) => all.With($"{Prefix}{step.Key}", step.Value))),
            StringComparer.Ordinal),
    };

    private static PreparationSettings SettingsOf(SettingValues values) => new(
        values.Make(Impute), values.Make(Scale), values.Make(Encode), values.Make(Target))
    {
        Indicator = values.Get(Indicator),
        Log1p = values.Get(Log1p),
        Clip = values.Get(Clip),
    };
}
