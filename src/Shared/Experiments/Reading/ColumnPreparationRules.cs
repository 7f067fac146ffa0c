using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Checks the preparation of single columns in <c>data.columns</c>.</summary>
internal static class ColumnPreparationRules
{
    /// <summary>Why what is said of a column in <c>data.columns</c> cannot be used, in a sentence; null if it can.</summary>
    /// <param name="schema">All settings.</param>
    /// <param name="values">Those of the file.</param>
    /// <param name="dimensions">What varies.</param>
    public static string? Wrong(ExperimentSchema schema, SettingValues values, ImmutableArray<Dimension> dimensions)
    {
        var columns = values.Get(DataSection.Columns);
        foreach (var (name, choice) in columns)
        {
            foreach (var (key, text) in choice.Prepare)
            {
                if (schema.Find(PreparationSection.Scale.Path) is null) return $"column '{name}': {key} is for nets, and an objective prepares its rows by itself; remove {key}.";
                if (Step(schema, key) is not { } setting)
                {
                    string[] keys = [.. schema.All.Where(one => Step(schema, one.Path[Math.Min(PreparationSection.Prefix.Length, one.Path.Length)..]) == one).Select(one => one.Path[PreparationSection.Prefix.Length..])];
                    return $"column '{name}': there is no key {key}. {(NearestPath.Among(key, keys) is { } near ? $"Did you mean {near}?" : $"The keys are type, as, format, {string.Join(", ", keys)}.")}";
                }

                if (setting.Canonical(new HoconTree.Text(text)) is null) return $"column '{name}': {key} must be {setting.Expected}, but is '{text}'.";
                if (setting.Needs is { } needs && needs.Setting.Path.StartsWith(PreparationSection.Prefix, StringComparison.Ordinal) && !Chosen(needs.Setting, choice, values, dimensions).Intersect(needs.Values).Any())
                {
                    var by = needs.Setting.Path[PreparationSection.Prefix.Length..];
                    return $"column '{name}': {key} has no effect, because {by} is {string.Join(" or ", Chosen(needs.Setting, choice, values, dimensions))} there; set {by} = {string.Join(" or ", needs.Values)} for the column, or remove {key}.";
                }
            }
        }

        return null;
    }

    private static ImmutableArray<string> Chosen(Setting kind, ColumnChoice choice, SettingValues values, ImmutableArray<Dimension> dimensions) =>
        choice.Prepare.TryGetValue(kind.Path[PreparationSection.Prefix.Length..], out var own) ? [own]
        : dimensions.FirstOrDefault(dimension => dimension.Path == kind.Path) is { Values: DimensionValues.Listed listed } by ? by.When.IsEmpty ? listed.Items : listed.Items.Add(values.Text(kind)!)
        : [values.Text(kind)!];

    // What is done to the target is not a matter of a column.
    private static Setting? Step(ExperimentSchema schema, string key) =>
        key.StartsWith("target", StringComparison.Ordinal) ? null : schema.Find($"{PreparationSection.Prefix}{key}");
}
