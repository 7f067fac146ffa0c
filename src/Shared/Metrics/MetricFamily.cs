using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace ActorSearch.Shared.Metrics;

/// <summary>What one instrument has recorded, by its tags. Safe for use from many threads.</summary>
public sealed class MetricFamily(Instrument instrument)
{
    /// <summary>More series than this would be a mistake in a tag; what is beyond goes into one series together.</summary>
    private const int MostSeries = 500;

    private static readonly ImmutableArray<(string, string)> Beyond = [("overflow", "true")];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Series> _series = [];
    private readonly MetricKind _kind = KindOf(instrument)!.Value;
    private readonly bool _isObserved = instrument.IsObservable;
    private readonly double[] _bounds = BoundsOf(instrument);

    /// <summary>What kind an instrument is; null for one that is not understood.</summary>
    public static MetricKind? KindOf(Instrument instrument)
    {
        var type = instrument.GetType();
        return !type.IsGenericType ? null : type.GetGenericTypeDefinition() switch
        {
            var counter when counter == typeof(Counter<>) || counter == typeof(ObservableCounter<>) => MetricKind.Counter,
            var gauge when gauge == typeof(UpDownCounter<>) || gauge == typeof(ObservableUpDownCounter<>) || gauge == typeof(Gauge<>)
                || gauge == typeof(ObservableGauge<>) => MetricKind.Gauge,
            var histogram when histogram == typeof(Histogram<>) => MetricKind.Histogram,
            _ => null,
        };
    }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = KeyOf(tags);
        lock (_gate)
        {
            if (!_series.TryGetValue(key, out var series))
            {
                series = _series.Count < MostSeries
                    ? _series[key] = new Series([.. tags.ToArray().Select(tag => (tag.Key, Text(tag.Value)))], _bounds.Length)
                    : Overflow();
            }

            if (_kind == MetricKind.Histogram)
            {
                series.Add(value, _bounds);
            }
            else
            {
                // What is observed is a total already, and so is what a gauge is set to.
                series.Value = _isObserved || instrument.GetType().GetGenericTypeDefinition() == typeof(Gauge<>) ? value : series.Value + value;
            }
        }
    }

    /// <summary>An observed instrument reports all its series each time: a series that it no longer reports is gone.</summary>
    public void BeginReading()
    {
        if (_isObserved)
        {
            lock (_gate)
            {
                _series.Clear();
            }
        }
    }

    public MetricSnapshot Read()
    {
        lock (_gate)
        {
            return new MetricSnapshot(
                instrument.Name, instrument.Unit ?? "", instrument.Description ?? "", _kind, [.. _bounds],
                [.. _series.OrderBy(series => series.Key, StringComparer.Ordinal).Select(series => series.Value.Read())]);
        }
    }

    private Series Overflow() => _series.TryGetValue("\u0001", out var series) ? series : _series["\u0001"] = new Series(Beyond, _bounds.Length);

    private static string KeyOf(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.Length switch
    {
        0 => "",
        1 => $"{tags[0].Key}\u0000{Text(tags[0].Value)}",
        _ => string.Join('\u0000', tags.ToArray().Select(tag => $"{tag.Key}\u0000{Text(tag.Value)}")),
    };

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> seconds => [.. seconds.Advice?.HistogramBucketBoundaries ?? []],
        Histogram<long> bytes => [.. (bytes.Advice?.HistogramBucketBoundaries ?? []).Select(bound => (double)bound)],
        Histogram<int> bytes => [.. (bytes.Advice?.HistogramBucketBoundaries ?? []).Select(bound => (double)bound)],
        _ => [],
    };

    private sealed class Series(ImmutableArray<(string, string)> tags, int bounds)
    {
        private readonly long[] _buckets = new long[bounds + 1];
        private double _sum;

        public double Value { get; set; }

        public void Add(double value, double[] bounds)
        {
            // A bucket counts values up to and including its bound.
            var bucket = Array.BinarySearch(bounds, value);
            _buckets[bucket >= 0 ? bucket : ~bucket]++;
            _sum += value;
        }

        public SeriesSnapshot Read() => new(tags, Value, [.. _buckets], _sum);
    }
}

/// <summary>How what is recorded adds up.</summary>
public enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>An instrument at one moment.</summary>
/// <param name="Unit">As the instrument has it: <c>s</c>, <c>By</c>, <c>{fold}</c>.</param>
/// <param name="Bounds">Of a histogram's buckets, each the most that its bucket holds.</param>
public sealed record MetricSnapshot(
    string Name, string Unit, string Description, MetricKind Kind, ImmutableArray<double> Bounds, ImmutableArray<SeriesSnapshot> Series);

/// <summary>One series of it.</summary>
/// <param name="Buckets">Of a histogram: how many in each bucket alone, the last one without a bound.</param>
public sealed record SeriesSnapshot(ImmutableArray<(string Name, string Value)> Tags, double Value, ImmutableArray<long> Buckets, double Sum);
