using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>The settings that only some configurations use, because a kind that uses them is one of several in the space.</summary>
internal static class PartlyUsed
{
    /// <summary>Where each of them is used, for example «optimizer.kind = sgd», by path.</summary>
    /// <param name="paths">What the user gave a value or varies without a condition of his own.</param>
    /// <param name="values">The settings outside of the space.</param>
    public static ImmutableSortedDictionary<string, string> Among(ExperimentSchema schema, IEnumerable<string> paths, SettingValues values, ImmutableArray<Dimension> dimensions) => paths
        .Select(path => KeyValuePair.Create(path, Where(schema, path, values, dimensions)))
        .Where(found => found.Value.Length > 0)
        .ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static string Where(ExperimentSchema schema, string path, SettingValues values, ImmutableArray<Dimension> dimensions)
    {
        var conditions = new List<string>();
        for (var needs = schema.Find(path)?.Needs; needs is not null; needs = needs.Setting.Needs)
        {
            if (dimensions.FirstOrDefault(dimension => dimension.Path == needs.Setting.Path) is not { Values: DimensionValues.Listed listed } by) continue;
            var chosen = by.When.IsEmpty || values.Text(needs.Setting) is not { } outside ? listed.Items : listed.Items.Add(outside);
            if (chosen.Except(needs.Values).Any()) conditions.Add($"{needs.Setting.Path} = {string.Join(" or ", chosen.Intersect(needs.Values))}");
        }

        return string.Join(" and ", conditions);
    }
}
