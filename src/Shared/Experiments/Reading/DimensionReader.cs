using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Reads the value of a key of <c>space</c>: a list, or an object with one kind of range, and a condition.</summary>
internal static class DimensionReader
{
    private static readonly ImmutableArray<string> Kinds = ["values", "range", "uniform", "log-uniform", "int"];

    // The values of a range are listed; more values than this mean a wrong step.
    private const int LongestRange = 100_000;
    private const decimal LargestInRange = 1e18m;
    private const double SmallestLength = 1e-300;

    /// <summary>Whether an object lists the values of a setting, and is not a section of settings.</summary>
    public static bool IsDimension(HoconTree.Branch branch) => branch.Fields.Any(field => field.Key == "when" || Kinds.Contains(field.Key));

    /// <summary>What is wrong with the name of a hyperparameter that ends in a misspelt kind of range; otherwise null.</summary>
    public static string? Misspelt(string path) => path.LastIndexOf('.') is var dot and > 0 && NearestPath.Word(path[(dot + 1)..], ["uniform", "log-uniform"]) is { } kind
        ? $"{path[(dot + 1)..]} is not a kind of values for {path[..dot]}. Did you mean {kind}?" : null;

    /// <summary>The dimension, or null after at least one mistake.</summary>
    public static Dimension? Read(ExperimentSchema schema, Setting setting, HoconTree written, List<string> mistakes)
    {
        if (setting.FixedBecause is { } reason)
        {
            mistakes.Add($"{setting.Path} cannot vary; {reason}.");
            return null;
        }

        if (written is HoconTree.List list)
        {
            return Listed(setting, list, mistakes) is { } items ? new Dimension(setting.Path, items, []) : null;
        }

        if (written is not HoconTree.Branch branch)
        {
            mistakes.Add($"space needs a list of values for {setting.Path}: write [{written}], or give the value outside of space.");
            return null;
        }

        var unknown = branch.Fields.Select(field => field.Key).Where(key => key != "when" && !Kinds.Contains(key)).ToList();
        if (unknown.Count > 0)
        {
            var near = unknown.Count == 1 ? NearestPath.Word(unknown[0], Kinds.Add("when")) : null;
            mistakes.Add($"{string.Join(" and ", unknown)} {(unknown.Count == 1 ? "is not a kind" : "are not kinds")} of values for {setting.Path}. "
                + (near is null ? $"Write one of {string.Join(", ", Forms(setting))}; when can be added to each." : $"Did you mean {near}?"));
        }

        var when = ConditionReader.Read(schema, branch.Fields.FirstOrDefault(field => field.Key == "when")?.Value, mistakes);
        var kinds = branch.Fields.Where(field => Kinds.Contains(field.Key)).ToList();
        if (kinds.Count != 1)
        {
            if (mistakes.Count == 0)
            {
                mistakes.Add($"{setting.Path} needs exactly one of {string.Join(", ", Kinds)}, but has "
                    + (kinds.Count == 0 ? "none." : $"{string.Join(" and ", kinds.Select(kind => kind.Key))}."));
            }

            return null;
        }

        var values = Values(setting, kinds[0], mistakes);
        return values is null || mistakes.Count > 0 ? null : new Dimension(setting.Path, values, when);
    }

    private static IEnumerable<string> Forms(Setting setting)
    {
        yield return "values = [a, b]";
        if (setting.TakesFractions || setting.TakesWholeNumbers) yield return "range = [low, high, step]";
        if (setting.TakesFractions) yield return "uniform = [low, high]";
        if (setting.TakesFractions) yield return "log-uniform = [low, high]";
        if (setting.TakesWholeNumbers) yield return "int = [low, high]";
    }

    private static DimensionValues? Values(Setting setting, HoconField kind, List<string> mistakes)
    {
        if (kind.Value is not HoconTree.List list)
        {
            mistakes.Add($"{kind.Key} of {setting.Path} must be a list, but is {kind.Value}.");
            return null;
        }

        if (kind.Key == "values")
        {
            return Listed(setting, list, mistakes);
        }

        if (list.Items.Length != (kind.Key == "range" ? 3 : 2))
        {
            var form = kind.Key == "range" ? "[low, high, step]" : "[low, high]";
            mistakes.Add($"{kind.Key} of {setting.Path} must be {form}, but is {list}.");
            return null;
        }

        var fits = kind.Key is "uniform" or "log-uniform"
            ? setting.TakesFractions
            : setting.TakesWholeNumbers || (kind.Key == "range" && setting.TakesFractions);
        if (!fits)
        {
            mistakes.Add($"{setting.Path} must be {setting.Expected}, but {kind.Key} gives other values: use "
                + (setting.TakesWholeNumbers ? "int or a list."
                    : setting.TakesFractions ? "range, uniform, log-uniform or a list." : "a list."));
            return null;
        }

        return kind.Key == "range" ? Range(setting, list, mistakes) : Continuous(setting, kind.Key, list, mistakes);
    }

    private static DimensionValues.Listed? Listed(Setting setting, HoconTree.List list, List<string> mistakes)
    {
        var before = mistakes.Count;
        var items = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>();
        foreach (var item in list.Items)
        {
            if (setting.Canonical(item) is not { } text)
            {
                mistakes.Add(Draft.Misfit(setting, item)
                    + (setting.Canonical(list) is null ? "" : $" In space write a list of lists: [{list}]."));
                if (setting.Canonical(list) is not null)
                {
                    return null;
                }
            }
            else if (!seen.Add(text))
            {
                mistakes.Add($"{setting.Path} lists {text} twice: remove one.");
            }
            else
            {
                items.Add(text);
            }
        }

        if (list.Items.IsEmpty)
        {
            mistakes.Add($"{setting.Path} has an empty list: write at least one value, or remove the key from space.");
        }

        return mistakes.Count > before ? null : new DimensionValues.Listed(items.ToImmutable());
    }

    private static DimensionValues.Listed? Range(Setting setting, HoconTree.List list, List<string> mistakes)
    {
        var ends = list.Items.Select(Exact).ToList();
        if (ends.Zip(list.Items).FirstOrDefault(end => end.First is null && IsNumber(end.Second)) is (null, { } inexact))
        {
            mistakes.Add($"range of {setting.Path} counts in decimals below 1E+18 with at most 28 places, which {inexact} is not: use uniform, log-uniform or a list.");
            return null;
        }

        if (ends is not [{ } low, { } high, { } step] || step <= 0 || low > high)
        {
            mistakes.Add($"range of {setting.Path} must be [low, high, step] with low ≤ high and step > 0, but is {list}.");
            return null;
        }

        if (high - low >= LongestRange * step)
        {
            mistakes.Add($"range of {setting.Path} has more than {LongestRange} values: use a larger step.");
            return null;
        }

        var values = Enumerable.Range(0, (int)((high - low) / step) + 1).Select(i => low + (i * step));
        return Listed(
            setting,
            new HoconTree.List([.. values.Select(value => new HoconTree.Text(value.ToString("G29", CultureInfo.InvariantCulture)))]),
            mistakes);
    }

    private static DimensionValues? Continuous(Setting setting, string kind, HoconTree.List list, List<string> mistakes)
    {
        var before = mistakes.Count;
        mistakes.AddRange(list.Items.Where(item => setting.Canonical(item) is null).Select(item => Draft.Misfit(setting, item)));
        if (mistakes.Count > before)
        {
            return null;
        }

        var ends = list.Items.Select(item => double.Parse(setting.Canonical(item)!, CultureInfo.InvariantCulture)).ToList();
        double low = ends[0], high = ends[1];
        var least = kind == "log-uniform" ? 0 : double.NegativeInfinity;
        if (low <= least || (kind == "int" ? low > high : low >= high))
        {
            mistakes.Add($"{kind} of {setting.Path} must be [low, high] with low {(kind == "int" ? "≤" : "<")} high"
                + $"{(kind == "log-uniform" ? " and low > 0" : "")}, but is {list}.");
            return null;
        }

        // Draws from ends so close, or so far that their distance is infinite, would repeat: a random search could not find as many different ones as it was asked for.
        if (kind != "int" && high - low < Math.Max(SmallestLength, 1e-6 * Math.Max(Math.Abs(low), Math.Abs(high))))
        {
            mistakes.Add($"{kind} of {setting.Path} is too narrow to draw from ({list}): give a list of values.");
            return null;
        }

        if (double.IsInfinity(high - low))
        {
            mistakes.Add($"{kind} of {setting.Path} is too wide to draw from ({list}): give ends that are nearer to each other.");
            return null;
        }

        return kind switch
        {
            "uniform" => new DimensionValues.Uniform(low, high),
            "log-uniform" => new DimensionValues.LogUniform(low, high),
            _ => new DimensionValues.Whole((long)low, (long)high),
        };
    }

    private static bool IsNumber(HoconTree tree) => tree is HoconTree.Text text && double.TryParse(text.Value, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);

    // Decimal, so that 0.1, 0.2, 0.3 are exactly these numbers; a number that decimal cannot represent cannot be an end of a range.
    private static decimal? Exact(HoconTree tree) => tree is HoconTree.Text text
        && decimal.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) < LargestInRange && (double)value == double.Parse(text.Value, CultureInfo.InvariantCulture) ? value : null;
}
