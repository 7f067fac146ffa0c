using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>All settings that an experiment file may give, and what they make.</summary>
public static class SettingTable
{
    /// <summary>Every setting, section by section.</summary>
    public static readonly ImmutableArray<Setting> All =
    [
        .. StudySection.All, .. DataSection.All, .. ModelSection.All, .. ConvSection.All, .. OptimizerSection.All,
        .. TrainingSection.All, .. ScheduleSection.All, .. SearchSection.All, .. RefitSection.All, .. AnalysisSection.All,
    ];

    private static readonly FrozenDictionary<string, Setting> ByPath = All.ToFrozenDictionary(setting => setting.Path);

    /// <summary>The setting of a path, or null.</summary>
    public static Setting? Find(string path) => ByPath.GetValueOrDefault(path);

    /// <summary>Whether longer paths begin with this one.</summary>
    public static bool IsSection(string path) => All.Any(setting => setting.Path.StartsWith(path + '.', StringComparison.Ordinal));

    /// <summary>All that shapes one training; the only place where a new part of <see cref="Hyperparameters"/> is bound.</summary>
    public static Hyperparameters Hyperparameters(SettingValues values) => new(
        DataSection.Standardize(values),
        values.Make(ModelSection.Kind),
        values.Get(ModelSection.Initialization),
        values.Make(ModelSection.Loss),
        values.Make(OptimizerSection.Kind),
        TrainingSection.Make(values),
        values.Get(StudySection.Engine))
    {
        TopK = values.IsUsed(SearchSection.TopK) ? values.Get(SearchSection.TopK) : 1,
        Schedule = values.Make(ScheduleSection.Kind),
        Augmentation = ScheduleSection.Augmentation(values),
    };

    /// <summary>The whole experiment.</summary>
    public static Experiment Experiment(SettingValues values, SearchSpace space, ImmutableSortedDictionary<string, string> settings) => new(
        values.Get(StudySection.Name),
        values.Get(StudySection.Seed),
        values.Make(DataSection.Kind),
        values.Make(SearchSection.Validation),
        values.Make(SearchSection.Strategy),
        new SelectionSettings(values.Get(SearchSection.Rule)) { Metric = values.Get(SearchSection.Metric) },
        RefitSection.Make(values),
        space,
        settings)
    {
        HasClasses = values.Text(ModelSection.Loss) == ModelSection.ForClasses,
        VectorBits = values.Get(StudySection.VectorBits),
        OuterFolds = values.Get(SearchSection.Outer),
        Analysis = AnalysisSection.Make(values),
    };

    /// <summary>The experiment from its canonical settings, as a trainer gets them; the space is empty.</summary>
    /// <exception cref="FormatException">The settings are not canonical ones of this version.</exception>
    public static Experiment FromSettings(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (path, text) in settings)
        {
            if (Find(path)?.IsCanonical(text) != true)
            {
                throw new FormatException($"{path} = {text} is not a setting of this version.");
            }
        }

        return Experiment(
            new SettingValues(settings.GetValueOrDefault), new SearchSpace([]), settings.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }
}
