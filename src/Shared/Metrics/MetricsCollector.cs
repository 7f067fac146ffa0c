using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ActorSearch.Shared.Metrics;

/// <summary>
/// Adds up what the instruments of some meters record, from the moment it is made, to be read at any time. Safe for use from
/// many threads.
/// </summary>
public sealed class MetricsCollector : IDisposable
{
    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();
    private readonly Lock _reading = new();
    private readonly MeterListener _listener = new();

    /// <param name="wanted">Which meters.</param>
    public MetricsCollector(Func<Meter, bool> wanted)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (wanted(instrument.Meter) && MetricFamily.KindOf(instrument) is not null)
            {
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, one => new MetricFamily(one)));
            }
        };
        _listener.MeasurementsCompleted = (instrument, _) => _families.TryRemove(instrument, out var _);
        _listener.SetMeasurementEventCallback<long>((_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.Start();
    }

    /// <summary>Everything as it is now, by name.</summary>
    public IReadOnlyList<MetricSnapshot> Collect()
    {
        lock (_reading)
        {
            foreach (var family in _families.Values)
            {
                family.BeginReading();
            }

            _listener.RecordObservableInstruments();
            return [.. _families.Values.Select(family => family.Read()).OrderBy(snapshot => snapshot.Name, StringComparer.Ordinal)];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
