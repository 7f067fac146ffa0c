using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>The settings outside of the space that have a value and can matter.</summary>
internal static class EffectiveSettings
{
    /// <summary>With defaults; without what no configuration uses, and without what always comes from the space.</summary>
    public static ImmutableSortedDictionary<string, string> Compute(
        ExperimentSchema schema, IReadOnlyDictionary<string, string> given, ImmutableArray<Dimension> dimensions)
    {
        var values = schema.Values(given.GetValueOrDefault);
        return schema.All
            .Where(setting => MayBeUsed(setting, values, dimensions) && !Always(setting, dimensions))
            .Select(setting => KeyValuePair.Create(setting.Path, values.Text(setting)))
            .Where(pair => pair.Value is not null)
            .ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
    }

    private static bool Always(Setting setting, ImmutableArray<Dimension> dimensions) =>
        dimensions.Any(dimension => dimension.Path == setting.Path && dimension.When.IsEmpty);

    private static bool MayBeUsed(Setting setting, SettingValues values, ImmutableArray<Dimension> dimensions)
    {
        if (setting.Needs is not { } needs)
        {
            return true;
        }

        var varied = dimensions.FirstOrDefault(dimension => dimension.Path == needs.Setting.Path);
        return MayBeUsed(needs.Setting, values, dimensions)
            && ((varied?.Values is DimensionValues.Listed listed && listed.Items.Intersect(needs.Values).Any())
                || (varied?.When.IsEmpty != true && values.Text(needs.Setting) is { } text && needs.Values.Contains(text)));
    }
}
