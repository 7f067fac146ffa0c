using System.Collections.Frozen;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.Shared.Logging;

/// <summary>
/// Prints chosen events of a log as they happen, one plain line each. The last line about a node is not repeated, so
/// that repeated attempts do not flood a terminal. Loggers write into it from any thread.
/// </summary>
/// <param name="events">Of <see cref="LogEvents"/>.</param>
/// <param name="calls">The only node whose silence is printed, host and port; default: each node's.</param>
public sealed class ConsoleLines(IEnumerable<string> events, string? calls = null) : ILogEventSink
{
    /// <summary>Most nodes whose last line is kept; their names come from outside.</summary>
    private const int MostNodes = 1000;

    /// <summary>Most lines that wait for <see cref="To"/>.</summary>
    private const int MostEarly = 100;

    private const int Longest = 2000;

    private readonly FrozenSet<string> _events = events.ToFrozenSet(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _last = [];
    private readonly Lock _lock = new();
    private Action<string>? _say;
    private List<string>? _early = [];

    /// <summary>Begins to print, first what happened before: a node that is refused while the study is opened is refused for a while without another event.</summary>
    /// <param name="say">Prints a line.</param>
    /// <returns>Ends it.</returns>
    public IDisposable To(Action<string> say)
    {
        lock (_lock)
        {
            _say = say;
            foreach (var line in _early ?? []) say(line);
            _early = null;
        }

        return new StatusLine(this);
    }

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        if (LogEvents.IdOf(logEvent) is not { } name || !_events.Contains(name) || (name == LogEvents.Unreachable && IsAboutOthers(logEvent)))
        {
            return;
        }

        var line = PlainOf(logEvent.RenderMessage(CultureInfo.InvariantCulture)[(name.Length + 1)..]);
        var node = logEvent.Properties.TryGetValue(LogNames.NodeName, out var value) ? $"{value}" : "";
        lock (_lock)
        {
            if ((_say is null && !(_early?.Count < MostEarly)) || _last.GetValueOrDefault(node) == line)
            {
                return;
            }

            if (_last.Count == MostNodes)
            {
                _last.Clear();
            }

            _last[node] = line;
            (_say ?? _early!.Add)(line);
        }
    }

    // Whom a node does not call is not what its user waits for: a dead trainer, which the cluster has not removed yet.
    private bool IsAboutOthers(LogEvent unreachable) => calls is not null
        && unreachable.Properties.TryGetValue("Address", out var address) && !calls.Equals((address as ScalarValue)?.Value as string, StringComparison.OrdinalIgnoreCase);

    // Other nodes' words may hold anything, a terminal's control codes too.
    private static string PlainOf(string text)
    {
        var line = string.Concat(text.Trim().Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= Longest ? line : $"{line[..Longest]}…";
    }

    private sealed class StatusLine(ConsoleLines lines) : IDisposable
    {
        public void Dispose()
        {
            lock (lines._lock)
            {
                lines._say = null;
            }
        }
    }
}
