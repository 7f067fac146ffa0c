using ActorSearch.Coordinator.Wording;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Coordinator.Serving;

/// <summary>Writes what is logged to standard error, a line each.</summary>
internal sealed class ErrorLines(TextWriter error) : ILogEventSink
{
    private readonly Lock _lock = new();

    public void Emit(LogEvent logEvent)
    {
        var cause = logEvent.Exception is { } thrown ? $": {thrown.GetType().Name}, {thrown.Message}" : "";
        lock (_lock) error.WriteLine(SingleLine.Clean(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture) + cause));
    }
}
