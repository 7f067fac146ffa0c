using System.Globalization;
using System.Text;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using Serilog.Core;
using Serilog.Events;

namespace ActorSearch.TrainerNode.Actors.Delivery;

/// <summary>
/// Collects warnings and errors of a node's log for the coordinator. It takes a burst and then one every few seconds; for the rest it keeps
/// only the number. Loggers write into it from any thread, the node's actor empties it.
/// </summary>
/// <param name="time">Only its monotonic timestamps are used.</param>
public sealed class WarningBuffer(TimeProvider time) : ILogEventSink
{
    /// <summary>How many events it takes at once.</summary>
    public const int Most = 20;

    /// <summary>After how long it takes one more.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private const int LongestAttempt = 30, LongestSentence = 1000, LongestError = 3000;

    /// <summary>Of UTF-8 in one message. One event more than this has to fit into a frame.</summary>
    private const int LargestMessage = 32 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<LoggedTrouble> _waiting = new();
    private long _refilled = time.GetTimestamp();
    private int _room = Most;
    private int _suppressed;

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        if (logEvent.Level < LogEventLevel.Warning || IsOfNetwork(logEvent))
        {
            return;
        }

        lock (_lock)
        {
            Refill();
            if (_room == 0 || _waiting.Count == Most)
            {
                _suppressed++;
                return;
            }

            _room--;
            _waiting.Enqueue(TroubleOf(logEvent));
        }
    }

    /// <summary>Takes out what fits into one message.</summary>
    /// <param name="node">Whose log it is.</param>
    /// <param name="name">The node's name for people.</param>
    /// <returns>The message; null if there are no events.</returns>
    public NodeTrouble? Take(NodeId node, string name)
    {
        lock (_lock)
        {
            var events = new List<LoggedTrouble>();
            for (var size = 0; size < LargestMessage && _waiting.TryDequeue(out var next); size += SizeOf(next))
            {
                events.Add(next);
            }

            var suppressed = _suppressed;
            _suppressed = 0;
            return events.Count == 0 && suppressed == 0 ? null : new NodeTrouble(node, name, [.. events], suppressed);
        }
    }

    /// <summary>Whether a warning is about connections between nodes: the coordinator sees its own losses, and all other nodes would report each of them.</summary>
    private static bool IsOfNetwork(LogEvent happened) =>
        happened.Level == LogEventLevel.Warning
        && (LogEvents.IdOf(happened) == LogEvents.MemberRemoved
            || (Scalar(happened, Constants.SourceContextPropertyName) is string source && source.StartsWith("Akka", StringComparison.Ordinal)));

    private void Refill()
    {
        var now = time.GetTimestamp();
        var more = (int)Math.Min(Most, time.GetElapsedTime(_refilled, now) / Pause);
        if (more > 0)
        {
            _room = Math.Min(Most, _room + more);
            _refilled = now;
        }
    }

    private static LoggedTrouble TroubleOf(LogEvent happened) => new(
        happened.Timestamp.ToUnixTimeMilliseconds(),
        happened.Level switch
        {
            LogEventLevel.Warning => TroubleLevel.Warning,
            LogEventLevel.Error => TroubleLevel.Error,
            _ => TroubleLevel.Fatal,
        },
        Cut(happened.RenderMessage(CultureInfo.InvariantCulture), LongestSentence),
        happened.Exception is { } error ? Cut(error.ToString(), LongestError) : null,
        (Scalar(happened, LogNames.Attempt) as string) is { } attempt ? Cut(attempt, LongestAttempt) : null,
        Scalar(happened, LogNames.Configuration) as int?,
        Scalar(happened, LogNames.Fold) as int?,
        Scalar(happened, LogNames.Slot) as int?);

    private static object? Scalar(LogEvent happened, string name) =>
        happened.Properties.TryGetValue(name, out var value) && value is ScalarValue scalar ? scalar.Value : null;

    private static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..most]}…";

    private static int SizeOf(LoggedTrouble trouble) =>
        Encoding.UTF8.GetByteCount(trouble.Sentence) + Encoding.UTF8.GetByteCount(trouble.Error ?? "");
}
