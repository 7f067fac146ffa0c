using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Bench.Fleet;

/// <summary>Hears of a log how many bytes were received.</summary>
internal sealed class BytesSink(Action<long> received) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Properties.TryGetValue("Bytes", out var bytes)) received(long.Parse(bytes.ToString(), CultureInfo.InvariantCulture));
    }
}
