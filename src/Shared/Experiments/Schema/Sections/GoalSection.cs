using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>Several goals of a search, and what configurations must keep.</summary>
public static class GoalSection
{
    /// <summary>With more goals almost no configuration is dominated, and the hypervolume takes long.</summary>
    public const int MostGoals = 3;

    public static readonly Setting<ImmutableArray<string>> Goals = new(
        "selection.metrics", SettingScope.Outcome, "Goals of a search with several: metrics, parameters, epochs. The best configuration by the first one is refitted.", "[]",
        new ListKind<string>(new TextKind("a metric, parameters or epochs"), 0, "[loss, parameters]"));

    public static readonly Setting<ImmutableArray<(string Name, string Comparison, double Limit)>> Required = new(
        "selection.require", SettingScope.Outcome, "What a configuration must keep to be able to win: metrics, parameters and epochs compared with numbers.", "[]",
        new RequirementsKind());

    public static readonly ImmutableArray<Setting> All = [Goals, Required];

    /// <summary>The goals, where there are several.</summary>
    public static ImmutableArray<Goal> GoalsOf(SettingValues values) => [.. values.Get(Goals).Select(word => Make(values, word)!)];

    /// <summary>What must be kept.</summary>
    public static ImmutableArray<Requirement> RequiredBy(SettingValues values) =>
        [.. values.Get(Required).Select(one => new Requirement(Make(values, one.Name)!, one.Comparison, one.Limit, RequirementsKind.Text(one)))];

    /// <summary>The goal of a word; null where there is none. A metric that an objective reports as parameters or epochs goes before these.</summary>
    public static Goal? Make(SettingValues values, string word) =>
        new FamilyKind<Metric>(values.KindsOf(SearchSection.Metric)).TryParse(word, out _)
            ? new Goal.Measured(values.With(SearchSection.Metric, word).Make(SearchSection.Metric))
            : word switch
            {
                Goal.ParametersWord => new Goal.Parameters(),
                Goal.EpochsWord => new Goal.Epochs(),
                _ => null,
            };
}
