using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>The settings of experiment files and what they make: composed once from a catalog.</summary>
/// <param name="catalog">All settings and kinds.</param>
public sealed class ExperimentSchema(Catalog catalog)
{
    /// <summary>Every setting, section by section.</summary>
    public ImmutableArray<Setting> All => catalog.Settings;

    /// <summary>What the settings of kinds must agree on.</summary>
    public ImmutableArray<Rule> Rules => catalog.Rules;

    /// <summary>Settings that affect a training, in the order of a configuration's key.</summary>
    public ImmutableArray<Setting> Shaping { get; } =
    [
        .. catalog.Settings.Where(setting => setting.Scope is SettingScope.Training or SettingScope.Measure)
            .OrderBy(setting => setting.Path, StringComparer.Ordinal),
    ];

    /// <summary>The setting of a path, or null.</summary>
    public Setting? Find(string path) => catalog.Find(path);

    /// <summary>Typed values of canonical texts.</summary>
    /// <param name="given">The text of a path, or null.</param>
    public SettingValues Values(Func<string, string?> given) => new(catalog, given);

    /// <summary>Whether longer paths begin with this one.</summary>
    public bool IsSection(string path) => All.Any(setting => setting.Path.StartsWith(path + '.', StringComparison.Ordinal));

    /// <summary>All that shapes one training; the only place where a new part of <see cref="Hyperparameters"/> is bound.</summary>
    public static Hyperparameters Hyperparameters(SettingValues values) => new(
        DataSection.Standardize(values),
        values.Make(ModelSection.Kind),
        values.Make(ModelSection.Initialization),
        values.Make(ModelSection.Loss),
        values.Make(OptimizerSection.Kind),
        TrainingSection.Make(values),
        values.Get(StudySection.Engine))
    {
        Schedule = values.Make(ScheduleSection.Kind),
        Augmentation = ScheduleSection.Augmentation(values),
        Preparation = PreparationSection.Make(values),
    };

    public Experiment Experiment(SettingValues values, SearchSpace space, ImmutableSortedDictionary<string, string> settings) => new(
        values.Get(StudySection.Name),
        values.Get(StudySection.Seed),
        values.Make(DataSection.Kind),
        values.Make(SearchSection.Validation),
        values.Make(SearchSection.Strategy),
        new SelectionSettings(values.Get(SearchSection.Rule)) { Metric = values.Make(SearchSection.Metric) },
        RefitSection.Make(values),
        space,
        settings)
    {
        Schema = this,
        HasClasses = values.Make(ModelSection.Loss).IsForClasses,
        Racing = values.Get(SearchSection.Racing),
        Ladder = values.Make(SearchSection.Epochs) is { } rungs ? new Ladder(rungs, values.Get(TrainingSection.MaxEpochs)) : null,
        Ahead = values.Get(SearchSection.Ahead),
        Stop = StopSection.Make(values),
        VectorBits = values.Get(StudySection.VectorBits),
        OuterFolds = values.Get(SearchSection.Outer),
        Analysis = AnalysisSection.Make(values),
    };

    /// <summary>The metrics that fit a target, in the order of the catalog, without those of one class.</summary>
    /// <param name="settings">As <see cref="Schema.Experiment.Settings"/>.</param>
    /// <param name="classes">Whether the target's values are classes.</param>
    public ImmutableArray<Metric> Metrics(IReadOnlyDictionary<string, string> settings, bool classes)
    {
        var values = Values(settings.GetValueOrDefault);
        return [.. values.KindsOf(SearchSection.Metric).Where(kind => kind.Takes is null).Select(kind => kind.Make(values)).Where(metric => metric.IsForClasses == classes)];
    }

    /// <summary>The experiment from its canonical settings, in the form for trainers; the space is empty.</summary>
    /// <exception cref="FormatException">The settings are not canonical ones of this version.</exception>
    public Experiment FromSettings(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (path, text) in settings)
        {
            if (Find(path)?.IsCanonical(text) != true)
            {
                throw new FormatException($"{path} = {text} is not a setting of this version.");
            }
        }

        return Experiment(
            Values(settings.GetValueOrDefault), new SearchSpace([]), settings.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }
}
