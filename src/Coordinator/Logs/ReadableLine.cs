using System.Globalization;
using System.Text;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Logging;
using Serilog.Events;
using Serilog.Parsing;

namespace ActorSearch.Coordinator.Logs;

/// <summary>An event as people read it: time, level, process, message, and what else it is about.</summary>
internal static class ReadableLine
{
    private const string Grey = "\e[90m", Cyan = "\e[36m", Yellow = "\e[33m", Red = "\e[31m", Plain = "\e[0m";

    /// <summary>Of these a reader has no use: they are shown otherwise, or the same in every line.</summary>
    private static readonly string[] Hidden = [LogNames.Study, LogNames.Process, LogNames.Event, "SourceContext"];

    /// <summary>The line, and those of an exception, without the last end of line.</summary>
    /// <param name="zone">In whose time.</param>
    /// <param name="colour">Whether with the control codes of a terminal; none that the log brought is let through.</param>
    public static string Format(LogEvent happened, TimeZoneInfo zone, bool colour)
    {
        var line = new StringBuilder();
        var time = TimeZoneInfo.ConvertTime(happened.Timestamp, zone);
        Add(line, Grey, time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture), colour);
        var (word, shade) = LevelOf(happened.Level);
        Add(line.Append(' '), shade, word, colour);
        if (happened.Properties.TryGetValue(LogNames.Process, out var process))
        {
            Add(line.Append(' '), Grey, Text(process), colour);
        }

        line.Append(' ').Append(SingleLine.Clean(happened.RenderMessage(CultureInfo.InvariantCulture)));
        var rest = string.Join(' ', Rest(happened).Select(property => $"{property.Key}={Text(property.Value)}"));
        if (rest.Length > 0)
        {
            Add(line.Append("  "), Grey, rest, colour);
        }

        if (happened.Exception is { } error)
        {
            foreach (var part in error.ToString().Split('\n'))
            {
                Add(line.Append("\n    "), Grey, SingleLine.Clean(part.TrimEnd()), colour);
            }
        }

        return line.ToString();
    }

    private static IEnumerable<KeyValuePair<string, LogEventPropertyValue>> Rest(LogEvent happened)
    {
        var said = happened.MessageTemplate.Tokens.OfType<PropertyToken>().Select(token => token.PropertyName).Concat(Hidden).ToHashSet();
        return happened.Properties
            .Where(property => !said.Contains(property.Key))
            .OrderBy(property => LogNames.Subject.IndexOf(property.Key) is >= 0 and var place ? place : int.MaxValue);
    }

    private static string Text(LogEventPropertyValue value) =>
        SingleLine.Clean(value is ScalarValue { Value: string text } ? text : value.ToString(null, CultureInfo.InvariantCulture));

    private static void Add(StringBuilder line, string shade, string text, bool colour)
    {
        if (colour)
        {
            line.Append(shade).Append(text).Append(Plain);
        }
        else
        {
            line.Append(text);
        }
    }

    private static (string Word, string Shade) LevelOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => ("DBG", Grey),
        LogEventLevel.Information => ("INF", Cyan),
        LogEventLevel.Warning => ("WRN", Yellow),
        LogEventLevel.Error => ("ERR", Red),
        _ => ("FTL", Red),
    };
}
