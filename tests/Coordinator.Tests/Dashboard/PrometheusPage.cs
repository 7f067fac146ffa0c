using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>
/// Reads the text exposition format 0.0.4 and forgives nothing: what Prometheus would take with a shrug, or promtool complain of, fails here
/// with the line.
/// </summary>
internal sealed partial class PrometheusPage
{
    private readonly Dictionary<string, string> _types = [];
    private readonly HashSet<string> _closed = [];
    private readonly Dictionary<string, double> _samples = [];
    private string? _help, _family;

    private PrometheusPage(string text)
    {
        Check(text.EndsWith('\n'), "the last line has no end");
        Check(!text.Contains('\r', StringComparison.Ordinal), "there is a carriage return");
        foreach (var line in text[..^1].Split('\n'))
        {
            Read(line);
        }

        foreach (var (family, type) in _types)
        {
            CheckFamily(family, type);
        }
    }

    /// <summary>Families and their types.</summary>
    public IReadOnlyDictionary<string, string> Types => _types;

    public static PrometheusPage Parse(string text) => new(text);

    /// <summary>The value of a series, written as it stands on the page.</summary>
    public double this[string series] => _samples[series];

    public bool Has(string series) => _samples.ContainsKey(series);

    private void Read(string line)
    {
        if (Help().Match(line) is { Success: true } help)
        {
            Check(!_types.ContainsKey(help.Groups[1].Value) && !_closed.Contains(help.Groups[1].Value), $"a family comes twice: {line}");
            Check(Escapes().IsMatch(help.Groups[2].Value), $"an unknown escape: {line}");
            _help = help.Groups[1].Value;
        }
        else if (Kind().Match(line) is { Success: true } kind)
        {
            Check(_help == kind.Groups[1].Value, $"a type without its help before it: {line}");
            _family = _help!;
            _types.Add(_family, kind.Groups[2].Value);
        }
        else
        {
            ReadSample(line);
        }
    }

    private void ReadSample(string line)
    {
        var sample = Sample().Match(line);
        Check(sample.Success, $"no line of the format: {line}");
        var (name, labels, value) = (sample.Groups[1].Value, sample.Groups[3].Captures.Select(label => label.Value).ToList(), sample.Groups[5].Value);
        Check(_family is not null && (name == _family || (_types[_family] == "histogram" && name[_family.Length..] is "_bucket" or "_sum" or "_count")), $"a sample outside its family: {line}");
        Check(labels.Distinct().Count() == labels.Count, $"a label comes twice: {line}");
        Check(labels.TrueForAll(label => !label.StartsWith("__", StringComparison.Ordinal)), $"a label that is Prometheus's own: {line}");
        Check(Number(value) is not null, $"no number: {line}");
        Check(_samples.TryAdd(line[..line.LastIndexOf(' ')], Number(value)!.Value), $"a series comes twice: {line}");
    }

    private void CheckFamily(string family, string type)
    {
        Check(type != "counter" || family.EndsWith("_total", StringComparison.Ordinal), $"a counter without _total: {family}");
        Check(type == "counter" || !family.EndsWith("_total", StringComparison.Ordinal), $"no counter, but _total: {family}");
        Check(type != "counter" || _samples.Where(sample => Of(sample.Key, family)).All(sample => sample.Value >= 0), $"a counter below 0: {family}");
        if (type != "histogram")
        {
            return;
        }

        var buckets = _samples.Where(sample => Of(sample.Key, $"{family}_bucket")).ToList();
        foreach (var series in buckets.GroupBy(bucket => Bound().Replace(bucket.Key, "")))
        {
            var bounds = series.Select(bucket => Number(Bound().Match(bucket.Key).Groups[1].Value)!.Value).ToList();
            var counts = series.Select(bucket => bucket.Value).ToList();
            Check(bounds.SequenceEqual(bounds.Distinct().Order()), $"bounds out of order: {series.Key}");
            Check(counts.SequenceEqual(counts.Order()), $"buckets that are not cumulative: {series.Key}");
            Check(double.IsPositiveInfinity(bounds[^1]), $"no bucket for the rest: {series.Key}");
            var rest = series.Key.Replace($"{family}_bucket", "", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal);
            Check(_samples.TryGetValue($"{family}_count{rest}", out var count) && count == counts[^1], $"the count is not the last bucket: {series.Key}");
            Check(_samples.ContainsKey($"{family}_sum{rest}"), $"no sum: {series.Key}");
        }
    }

    private static bool Of(string series, string name) => series == name || series.StartsWith($"{name}{{", StringComparison.Ordinal);

    private static double? Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
    };

    private static void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new FormatException($"This is no page for Prometheus: {otherwise}");
        }
    }

    [GeneratedRegex(@"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$")]
    private static partial Regex Help();

    [GeneratedRegex(@"^([^\\]|\\\\|\\n)*$")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$")]
    private static partial Regex Kind();

    [GeneratedRegex(@"^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:([a-zA-Z_][a-zA-Z0-9_]*)=""((?:[^""\\]|\\\\|\\""|\\n)*)"",?)+(?<!,)\})? (\S+)$")]
    private static partial Regex Sample();

    [GeneratedRegex(@",?le=""([^""]*)""")]
    private static partial Regex Bound();
}
