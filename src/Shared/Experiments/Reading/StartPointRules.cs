using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Checks the points that a search is to begin with.</summary>
internal static class StartPointRules
{
    private const int MostListed = 10;

    /// <summary>What is wrong with the points, a sentence each.</summary>
    public static IEnumerable<string> Mistakes(ExperimentSchema schema, SpaceConditions space, ImmutableArray<ImmutableArray<Choice>> points)
    {
        ImmutableArray<HashSet<Choice>> alike = [.. points.Select(point => point.Select(choice => choice with { Value = Canonical(schema, choice) }).ToHashSet())];
        for (var i = 0; i < points.Length; i++)
        {
            foreach (var choice in points[i])
            {
                if (Mistake(schema, space, points[i], choice) is { } sentence) yield return $"point {i + 1} sets {choice.Path}{sentence}";
            }

            for (var other = 0; other < i; other++)
            {
                if (alike[i].SetEquals(alike[other])) yield return $"points {other + 1} and {i + 1} are the same: remove one.";
            }
        }
    }

    private static string? Mistake(ExperimentSchema schema, SpaceConditions space, ImmutableArray<Choice> point, Choice choice)
    {
        var dimension = space.Dimensions.Select(dimension => dimension.Path).ToList().IndexOf(choice.Path);
        if (dimension < 0)
        {
            var near = NearestPath.Among(choice.Path, space.Dimensions.Select(dimension => dimension.Path));
            return $", which does not vary: {(near is null ? "name settings of space." : $"did you mean {near}?")}";
        }

        if (!Holds(schema, space.Dimensions[dimension], choice.Value)) return $" = {choice.Value}, which is not among its values in space ({Words(space.Dimensions[dimension].Values)}): use one of these.";
        foreach (var condition in space.On(dimension))
        {
            if (condition.By < 0) continue;
            var by = space.Dimensions[condition.By].Path;
            if (point.FirstOrDefault(other => other.Path == by) is not { } decided) return $", which depends on {by}: set that too.";
            if (!condition.Allowed.Contains(Canonical(schema, decided))) return $", which does not vary with {by} = {decided.Value}: remove it there.";
        }

        return null;
    }

    private static string Words(DimensionValues values) => values switch
    {
        DimensionValues.Listed { Items: var items } => string.Join(", ", items.Length <= MostListed ? items : [.. items[..(MostListed - 1)], "…", items[^1]]),
        DimensionValues.Whole(var low, var high) => string.Create(CultureInfo.InvariantCulture, $"whole numbers from {low} to {high}"),
        DimensionValues.Uniform(var low, var high) => string.Create(CultureInfo.InvariantCulture, $"numbers from {low} to {high}"),
        DimensionValues.LogUniform(var low, var high) => string.Create(CultureInfo.InvariantCulture, $"numbers from {low} to {high}"),
        _ => throw new ArgumentOutOfRangeException(nameof(values), values, "Not a kind of values."),
    };

    // 0.01 and 1e-2 are the same value.
    private static string Canonical(ExperimentSchema schema, Choice choice) =>
        schema.Find(choice.Path)?.Canonical(new HoconTree.Text(choice.Value)) ?? choice.Value;

    private static bool Holds(ExperimentSchema schema, Dimension dimension, string written)
    {
        var setting = schema.Find(dimension.Path)!;
        if ((setting.Canonical(new HoconTree.Text(written)) ?? (setting.IsCanonical(written) ? written : null)) is not { } text) return false;
        return dimension.Values switch
        {
            DimensionValues.Listed listed => listed.Items.Contains(text),
            DimensionValues.Whole(var low, var high) => long.Parse(text, CultureInfo.InvariantCulture) is var number && number >= low && number <= high,
            DimensionValues.Uniform(var low, var high) => double.Parse(text, CultureInfo.InvariantCulture) is var number && number >= low && number <= high,
            DimensionValues.LogUniform(var low, var high) => double.Parse(text, CultureInfo.InvariantCulture) is var number && number >= low && number <= high,
            _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a kind of values."),
        };
    }
}
