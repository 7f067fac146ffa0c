using System.Globalization;
using System.Text;

namespace ActorSearch.Shared.Metrics;

/// <summary>
/// Metrics as Prometheus scrapes them: text exposition format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats), names after OpenTelemetry's rules for Prometheus.
/// </summary>
public static class PrometheusText
{
    /// <summary>What it is sent as.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<MetricSnapshot> metrics)
    {
        var text = new StringBuilder();
        // Two meters may have instruments of one name; a family must come once.
        foreach (var family in metrics.DistinctBy(metric => NameOf(metric)))
        {
            var name = NameOf(family);
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {EscapedHelp(family.Description)}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {TypeOf(family.Kind)}\n");
            foreach (var series in family.Series)
            {
                Write(text, name, family, series);
            }
        }

        return text.ToString();
    }

    /// <summary>What Prometheus calls an instrument: with its unit and, of a counter, <c>_total</c>.</summary>
    public static string NameOf(MetricSnapshot metric)
    {
        var name = new StringBuilder();
        foreach (var character in metric.Name)
        {
            name.Append(char.IsAsciiLetterOrDigit(character) || character == ':' ? character : '_');
        }

        var unit = metric.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            "1" when metric.Kind == MetricKind.Gauge => "_ratio",
            [.., '/', 's'] => "_per_second",
            _ => "",
        };
        return $"{name}{unit}{(metric.Kind == MetricKind.Counter ? "_total" : "")}";
    }

    private static void Write(StringBuilder text, string name, MetricSnapshot family, SeriesSnapshot series)
    {
        if (family.Kind != MetricKind.Histogram)
        {
            Line(text, name, series, null, series.Value);
            return;
        }

        long below = 0;
        for (var bucket = 0; bucket < series.Buckets.Length; bucket++)
        {
            below += series.Buckets[bucket];
            Line(text, $"{name}_bucket", series, bucket < family.Bounds.Length ? Number(family.Bounds[bucket]) : "+Inf", below);
        }

        Line(text, $"{name}_sum", series, null, series.Sum);
        Line(text, $"{name}_count", series, null, below);
    }

    private static void Line(StringBuilder text, string name, SeriesSnapshot series, string? bound, double value)
    {
        text.Append(name);
        var labels = series.Tags.Select(tag => $"{LabelOf(tag.Name)}=\"{EscapedLabel(tag.Value)}\"").ToList();
        if (bound is not null)
        {
            labels.Add($"le=\"{bound}\"");
        }

        if (labels.Count > 0)
        {
            text.Append('{').AppendJoin(',', labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string LabelOf(string tag) => string.Concat(tag.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));

    private static string TypeOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        _ => "histogram",
    };

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string EscapedHelp(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string EscapedLabel(string text) => EscapedHelp(text).Replace("\"", "\\\"", StringComparison.Ordinal);
}
