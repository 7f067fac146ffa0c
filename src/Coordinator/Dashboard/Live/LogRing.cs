using System.Globalization;
using ActorSearch.Coordinator.Dashboard.Answers;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>The latest lines of the log, put into words only when somebody reads them. Safe for use from many threads.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class LogRing(int most = 1000) : ILogEventSink
{
    private const int LongestText = 600;

    private readonly Lock _gate = new();
    private readonly LogEvent[] _events = new LogEvent[most];

    /// <summary>How many lines there were.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        lock (_gate)
        {
            _events[Count++ % most] = logEvent;
        }
    }

    /// <summary>The latest lines after a number.</summary>
    /// <param name="after">A line's number; 0 for all.</param>
    /// <param name="limit">The largest number of lines; the latest are returned.</param>
    /// <param name="wanted">Which; null for all.</param>
    public LogPage After(long after, int limit, Func<LogEvent, bool>? wanted = null)
    {
        List<(long Number, LogEvent Event)> chosen = [];
        lock (_gate)
        {
            var first = Math.Max(after, Count - most);
            for (var number = Count; number > first && chosen.Count < limit; number--)
            {
                var logged = _events[(number - 1) % most];
                if (wanted?.Invoke(logged) != false)
                {
                    chosen.Add((number, logged));
                }
            }
        }

        chosen.Reverse();
        return new LogPage(chosen.Count == 0 ? 0 : Math.Max(0, chosen[0].Number - 1 - after), [.. chosen.Select(line => LineOf(line.Number, line.Event))]);
    }

    /// <summary>What a level is called.</summary>
    public static string NameOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => "debug",
        LogEventLevel.Information => "info",
        LogEventLevel.Warning => "warning",
        _ => "error",
    };

    private static LogAnswer LineOf(long number, LogEvent logged)
    {
        var text = logged.RenderMessage(CultureInfo.InvariantCulture);
        if (logged.Exception is { } exception)
        {
            text = $"{text} ({exception.GetType().Name}: {exception.Message})";
        }

        return new LogAnswer(
            number, logged.Timestamp, NameOf(logged.Level), text.Length > LongestText ? text[..LongestText] + "…" : text,
            Text(logged, "Node"), Number(logged, "Configuration"), Number(logged, "Fold"));
    }

    private static string? Text(LogEvent logged, string name) =>
        logged.Properties.GetValueOrDefault(name) is ScalarValue { Value: string text } ? text : null;

    private static int? Number(LogEvent logged, string name) =>
        logged.Properties.GetValueOrDefault(name) is ScalarValue { Value: int number } ? number : null;
}
