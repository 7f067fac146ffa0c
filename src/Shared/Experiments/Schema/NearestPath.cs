namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>Finds what a user meant by a key that does not exist.</summary>
public static class NearestPath
{
    private const int MostElsewhere = 3;

    /// <summary>What to do instead, in a sentence.</summary>
    public static string Advice(ExperimentSchema schema, string path)
    {
        if (schema.IsSection(path))
        {
            return $"It is a section with the keys {Keys(schema, path)}.";
        }

        if (Among(path, schema.All.Select(setting => setting.Path)) is { } nearest)
        {
            return $"Did you mean {nearest}?";
        }

        var last = path[(path.LastIndexOf('.') + 1)..];
        var elsewhere = schema.All.Where(setting => setting.Path.EndsWith('.' + last, StringComparison.OrdinalIgnoreCase)).ToList();
        var section = path[..Math.Max(0, path.LastIndexOf('.'))];
        var isIn = section.Length > 0 && schema.IsSection(section);
        if (isIn && Alike(schema, section, last) is [_, ..] alike)
        {
            return $"Did you mean {string.Join(" or ", alike)}?";
        }

        // A word like kind or seed is everywhere and says nothing.
        if (elsewhere.Count > 0 && !(isIn && elsewhere.Count > MostElsewhere))
        {
            return $"Did you mean {string.Join(" or ", elsewhere.Select(setting => setting.Path))}?";
        }

        return isIn
            ? $"The keys of {section} are {Keys(schema, section)}."
            : $"The sections are {string.Join(", ", Sections(schema))}, space; keys outside of them are {string.Join(", ", Alone(schema))}.";
    }

    /// <summary>The section that a path of one is near to, or null.</summary>
    public static string? Section(ExperimentSchema schema, string path) => Among(
        path, schema.All.Select(setting => setting.Path).Where(path => path.Contains('.')).Select(path => path[..path.LastIndexOf('.')]).Distinct());

    /// <summary>The word nearest to one, or null when none is near.</summary>
    public static string? Word(string word, IEnumerable<string> words) =>
        words.Where(other => Distance(word, other) <= Math.Min(2, word.Length / 2)).MinBy(other => Distance(word, other));

    /// <summary>The path nearest to one, or null when none is near.</summary>
    public static string? Among(string path, IEnumerable<string> paths)
    {
        var nearest = paths.MinBy(other => Distance(path, other));
        return nearest is not null && Distance(path, nearest) <= Math.Max(2, nearest.Length / 4) ? nearest : null;
    }

    // Keys of a section that share their words with one: epochs means max-epochs, train-rows means rows or train.
    private static List<string> Alike(ExperimentSchema schema, string section, string key)
    {
        var words = key.ToUpperInvariant().Split('-', '_').ToHashSet();
        return [.. schema.All.Select(setting => setting.Path)
            .Where(path => path.LastIndexOf('.') == section.Length && path.StartsWith(section + '.', StringComparison.Ordinal)
                && path[(section.Length + 1)..].ToUpperInvariant().Split('-').ToHashSet() is var own && (own.IsSubsetOf(words) || words.IsSubsetOf(own)))];
    }

    private static string Keys(ExperimentSchema schema, string section) => string.Join(", ", schema.All
        .Where(setting => setting.Path.StartsWith(section + '.', StringComparison.Ordinal))
        .Select(setting => setting.Path[(section.Length + 1)..]));

    private static IEnumerable<string> Sections(ExperimentSchema schema) =>
        schema.All.Where(setting => setting.Path.Contains('.')).Select(setting => setting.Path[..setting.Path.IndexOf('.')])
            .Distinct().Where(section => schema.Find(section) is null);

    private static IEnumerable<string> Alone(ExperimentSchema schema) => schema.All.Where(setting => !setting.Path.Contains('.')).Select(setting => setting.Path);

    /// <summary>Edits from one to the other, case apart: a letter put in, taken out, replaced, or two neighbours exchanged (Damerau, 1964).</summary>
    private static int Distance(string from, string to)
    {
        (from, to) = (from.ToUpperInvariant(), to.ToUpperInvariant());

        // A path is short; a key of a megabyte is not near to any.
        if (Math.Abs(from.Length - to.Length) > 20)
        {
            return int.MaxValue;
        }

        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }
}
