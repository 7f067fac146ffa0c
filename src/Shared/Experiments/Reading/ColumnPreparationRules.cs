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
    public static string? Wrong(ExperimentSchema schema, ImmutableSortedDictionary<string, ColumnChoice> columns)
    {
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
            }
        }

        return null;
    }

    // What is done to the target is not a matter of a column.
    private static Setting? Step(ExperimentSchema schema, string key) =>
        key.StartsWith("target", StringComparison.Ordinal) ? null : schema.Find($"{PreparationSection.Prefix}{key}");
}
