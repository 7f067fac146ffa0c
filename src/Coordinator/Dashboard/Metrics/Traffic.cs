using System.Diagnostics.Metrics;

namespace ActorSearch.Coordinator.Dashboard.Metrics;

/// <summary>Requests and event streams, in the meter <c>ActorSearch.Dashboard</c>. Safe for use from many threads.</summary>
internal sealed class Traffic : IDisposable
{
    private readonly Counter<long> _requests, _dropped;
    private int _streams;

    public Traffic()
    {
        Meter = new Meter("ActorSearch.Dashboard");
        _requests = Meter.CreateCounter<long>("actorsearch.dashboard.requests", "{request}", "Requests to the dashboard, by status of the answer.");
        _dropped = Meter.CreateCounter<long>("actorsearch.dashboard.streams.dropped", "{stream}", "Event streams whose readers were too slow.");
        Meter.CreateObservableGauge("actorsearch.dashboard.streams", () => Streams, "{stream}", "Open event streams.");
    }

    /// <summary>Whose instruments they are.</summary>
    public Meter Meter { get; }

    /// <summary>Open event streams.</summary>
    public int Streams => Volatile.Read(ref _streams);

    /// <summary>A request was answered.</summary>
    public void Answered(int status) => _requests.Add(1, new KeyValuePair<string, object?>("status", status));

    /// <summary>A stream wants to begin.</summary>
    /// <returns>Whether it may.</returns>
    public bool TryOpen(int most)
    {
        if (Interlocked.Increment(ref _streams) <= most)
        {
            return true;
        }

        Interlocked.Decrement(ref _streams);
        return false;
    }

    /// <summary>A stream has ended.</summary>
    /// <param name="dropped">Whether its reader was too slow.</param>
    public void Close(bool dropped)
    {
        Interlocked.Decrement(ref _streams);
        if (dropped)
        {
            _dropped.Add(1);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();
}
