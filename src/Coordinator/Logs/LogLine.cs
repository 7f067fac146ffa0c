using System.Text.Json;
using Serilog.Events;

namespace ActorSearch.Coordinator.Logs;

/// <summary>One event of a log: what orders and filters it at hand, the rest read when it is asked for.</summary>
/// <param name="json">The event as compact JSON.</param>
/// <param name="time">When, by the clock of the process that wrote it.</param>
/// <param name="level">How bad.</param>
internal sealed class LogLine(ReadOnlyMemory<byte> json, DateTimeOffset time, LogEventLevel level)
{
    private LogEvent? _event;

    public ReadOnlyMemory<byte> Json => json;

    /// <summary>When, by the clock of the process that wrote it.</summary>
    public DateTimeOffset Time => time;

    public LogEventLevel Level => level;

    /// <summary>The beginning of every event: after a half-written line, the next event begins within that line.</summary>
    private static ReadOnlySpan<byte> Beginning => "{\"@t\":\""u8;

    public LogEvent Event => _event ??= CompactJson.Read(Json);

    /// <param name="text">The line without its end.</param>
    /// <param name="broken">Whether something of it cannot be read.</param>
    /// <returns>The event; null where there is none in it.</returns>
    public static LogLine? Read(ReadOnlyMemory<byte> text, out bool broken)
    {
        broken = false;
        if (text.Span.IndexOfAnyExcept(" \t"u8) < 0)
        {
            return null;
        }

        if (TryRead(text) is { } line)
        {
            return line;
        }

        broken = true;
        var again = text.Span.LastIndexOf(Beginning);
        return again > 0 ? TryRead(text[again..]) : null;
    }

    private static LogLine? TryRead(ReadOnlyMemory<byte> text)
    {
        var json = new Utf8JsonReader(text.Span);
        DateTimeOffset? time = null;
        var level = LogEventLevel.Information;
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var (isTime, isLevel) = (json.ValueTextEquals("@t"u8), json.ValueTextEquals("@l"u8));
                json.Read();
                if (isTime)
                {
                    time = json.GetDateTimeOffset();
                }
                else if (isLevel && !Enum.TryParse(json.GetString(), out level))
                {
                    return null;
                }
                else
                {
                    json.Skip();
                }
            }

            // What follows the object would be no JSON.
            return json.Read() || time is null ? null : new LogLine(text, time.Value, level);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
