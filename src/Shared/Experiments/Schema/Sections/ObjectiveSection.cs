using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>What a search trains, and the settings that objectives share.</summary>
public static class ObjectiveSection
{
    /// <summary>The object with hyperparameters of one value.</summary>
    public const string Parameters = "objective.parameters";

    public static readonly Setting<Kind<ObjectiveSettings?>> Kind = Family<ObjectiveSettings?>(
        "objective.kind", SettingScope.Measure, ModelSettings.OfNets, "What is trained: nets of this program, or an objective of your own, for example a program.") with
    {
        LeavesKey = true,
    };

    public static readonly Setting<ImmutableArray<string>> Run = new(
        "objective.run", SettingScope.Measure, "The program and its arguments; {NAME} stands for the value of a hyperparameter.", null,
        new ListKind<string>(new CommandWordKind(), 1, "[python3, train.py]"))
    {
        Required = true,
    };

    public static readonly Setting<ImmutableArray<string>> Files = new(
        "objective.files", SettingScope.Data, "Files that the objective needs; every node must have the same (default: the words of objective.run that are files).", "[]",
        new ListKind<string>(new TextKind("the path of a file"), 0, "[train.py]"));

    public static readonly Setting<ImmutableSortedDictionary<string, ParameterForm>> Types = new(
        "objective.types", SettingScope.Search,
        "What the values of hyperparameters are, where their texts do not show it; mixed: each what it looks like.", "{}",
        new MapKind<ParameterForm>(
            new WordKind<ParameterForm>([.. Enum.GetValues<ParameterForm>().Select(form => Means($"{form}".ToLowerInvariant(), form))]), "{ version = text }"));

    public static readonly Setting<ImmutableSortedDictionary<string, MetricDirection>> Metrics = new(
        "objective.metrics", SettingScope.Measure, "Metrics that the objective reports for each epoch, with their direction.", "{}",
        new MapKind<MetricDirection>(
            new WordKind<MetricDirection>([Means("minimize", MetricDirection.Minimize), Means("maximize", MetricDirection.Maximize)]), "{ auc = maximize }"));

    public static readonly Setting<int> Timeout = Whole(
        "objective.timeout", SettingScope.Search, 0, "Longest time of one training in seconds; 0: no limit.", atLeast: 0, atMost: 31_536_000);

    public static readonly Setting<double> Grace = Number(
        "objective.grace", SettingScope.Search, 5, "Seconds between the request to end (SIGTERM for a program) and the end by force.", atMost: 3600);

    public static readonly Setting<bool> Repeatable = Flag(
        "objective.repeatable", SettingScope.Search, true, "Whether the objective gives the same numbers for the same seed; if not, run --verify reports different digests without an error.");

    public static readonly Setting<bool> HasClasses = Flag(
        "objective.classes", SettingScope.Data, false, "Whether the target's values are classes, so that folds have the same share of each.");

    /// <summary>Whether the target's values are classes, for nets by their loss.</summary>
    public static bool TargetHasClasses(SettingValues values) =>
        values.Text(Kind) == ModelSettings.OfNets ? values.Make(ModelSection.Loss).IsForClasses : values.Get(HasClasses);

    /// <summary>Whether these classes are labels, of which a row has any number.</summary>
    public static bool TargetHasLabels(SettingValues values) => values.Text(Kind) == ModelSettings.OfNets && values.Make(ModelSection.Loss).IsForLabels;

    /// <summary>The longest time of one training; null: no limit.</summary>
    public static TimeSpan? TimeoutOf(SettingValues values) => values.Get(Timeout) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Settings of the search that objectives have beside their own.</summary>
    public static readonly ImmutableArray<Setting> OfSearch =
    [
        StudySection.Name, StudySection.Seed, PluginSection.Plugins,
        TrainingSection.MaxEpochs, TrainingSection.EarlyStopping, TrainingSection.Monitor, TrainingSection.Patience, TrainingSection.MinDelta,
    ];

    /// <summary>What the settings of the search must agree on where an objective is trained.</summary>
    public static readonly ImmutableArray<Rule> Rules =
    [
        new(SearchSection.Racing, [SearchSection.Racing], values => values.Get(SearchSection.Racing) == FoldRacing.Exact,
            "exact proves that a configuration cannot win by the lowest loss there is, which is not known of an objective: set search.folds = race or all."),
        new(RefitSection.Kind, [RefitSection.Kind], values => values.Text(RefitSection.Kind) == RefitSection.Folds,
            "the models of an objective cannot be averaged: set refit.kind = all-rows."),
        new(SearchSection.Outer, [DataSection.Kind, SearchSection.Outer], values => !values.Make(DataSection.Kind).HasRows && values.Get(SearchSection.Outer) > 1,
            "without data there are no rows for outer folds: set validation.outer = 0."),
        new(RefitSection.Kind, [DataSection.Kind, RefitSection.Kind], values => !values.Make(DataSection.Kind).HasRows && values.Text(RefitSection.Kind) == RefitSection.HoldOut,
            "without data there are no rows to hold out: set refit.kind = all-rows."),
        new(RefitSection.Kind, [RefitSection.Kind, SearchSection.Outer], values => values.Get(SearchSection.Outer) > 1 && values.Text(RefitSection.Kind) == RefitSection.HoldOut,
            "outside of an outer fold the final model of an objective is validated on the rows of that fold and cannot hold others out: set refit.kind = all-rows, or validation.outer = 0."),
    ];
}
