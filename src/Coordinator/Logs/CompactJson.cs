using System.Collections.Concurrent;
using System.Text.Json;
using Serilog.Events;
using Serilog.Parsing;

namespace ActorSearch.Coordinator.Logs;

/// <summary>Reads events from the compact JSON of <c>Serilog.Formatting.Compact</c>.</summary>
internal static class CompactJson
{
    /// <summary>A program has few templates, and a log many lines of each. Beyond so many they are not ours.</summary>
    private const int MostTemplates = 1000;

    private static readonly MessageTemplateParser Parser = new();
    private static readonly ConcurrentDictionary<string, MessageTemplate> Templates = new();

    /// <param name="json">An object whose <c>@t</c> and <c>@l</c> are right.</param>
    /// <param name="number">Makes a property's value of a number; both forms are given, a long where it is whole and fits.</param>
    public static LogEvent Read(ReadOnlyMemory<byte> json, Func<double, long?, object>? number = null)
    {
        using var document = JsonDocument.Parse(json);
        var time = default(DateTimeOffset);
        var level = LogEventLevel.Information;
        string template = "", message = "";
        Exception? error = null;
        var properties = new List<LogEventProperty>();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            switch (member.Name)
            {
                case "@t":
                    time = member.Value.GetDateTimeOffset();
                    break;
                case "@l":
                    level = Enum.Parse<LogEventLevel>(member.Value.GetString()!);
                    break;
                case "@mt":
                    template = member.Value.ToString();
                    break;
                case "@m":
                    message = member.Value.ToString();
                    break;
                case "@x":
                    error = new ToldError(member.Value.ToString());
                    break;
                default:
                    // Of names that begin with @ the writer doubles it; a single one is of the format, and not for people.
                    if (!member.Name.StartsWith('@') || member.Name.StartsWith("@@", StringComparison.Ordinal))
                    {
                        properties.Add(new LogEventProperty(NameOf(member.Name), ValueOf(member.Value, number ?? ((real, whole) => whole ?? (object)real))));
                    }

                    break;
            }
        }

        var parsed = template.Length > 0 ? TemplateOf(template) : new MessageTemplate(message, [new TextToken(message)]);
        return new LogEvent(time, level, error, parsed, properties);
    }

    private static MessageTemplate TemplateOf(string text) => Templates.TryGetValue(text, out var known) ? known
        : Templates.Count < MostTemplates ? Templates.GetOrAdd(text, Parser.Parse) : Parser.Parse(text);

    private static string NameOf(string written)
    {
        var name = written.StartsWith("@@", StringComparison.Ordinal) ? written[1..] : written;
        return LogEventProperty.IsValidName(name) ? name : "_";
    }

    private static LogEventPropertyValue ValueOf(JsonElement json, Func<double, long?, object> number) => json.ValueKind switch
    {
        JsonValueKind.Object => new StructureValue(json.EnumerateObject()
            .Where(member => LogEventProperty.IsValidName(member.Name))
            .Select(member => new LogEventProperty(member.Name, ValueOf(member.Value, number)))),
        JsonValueKind.Array => new SequenceValue(json.EnumerateArray().Select(item => ValueOf(item, number))),
        JsonValueKind.Number => new ScalarValue(number(json.GetDouble(), json.TryGetInt64(out var whole) ? whole : null)),
        JsonValueKind.String => new ScalarValue(json.GetString()),
        JsonValueKind.True or JsonValueKind.False => new ScalarValue(json.GetBoolean()),
        _ => ScalarValue.Null,
    };

    /// <summary>An exception of another process; only its text is known.</summary>
    private sealed class ToldError(string text) : Exception(text)
    {
        public override string ToString() => Message;
    }
}
