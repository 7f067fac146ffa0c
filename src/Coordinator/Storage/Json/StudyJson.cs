using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Storage.Json;

/// <summary>
/// The small structures that the store keeps as JSON text: settings, spaces, choices and metrics. They are written and read without a serializer, which
/// would be loaded before the first training. A number that is not finite is a text ("NaN").
/// </summary>
internal static class StudyJson
{
    // Shared by all folds without metrics: a search of short trainings has many.
    private static readonly ModelMetrics None = new([]);
    private static readonly string NoneText = Text(json => StoredMetrics.Write(json, None));

    public static string Write(IReadOnlyDictionary<string, string> settings) => Text(json => WriteTexts(json, settings));

    public static ImmutableSortedDictionary<string, string> ReadSettings(string text) => Read(text, root =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, Members(root).Select(member => KeyValuePair.Create(member.Key, TextOf(member.Value)))));

    public static string WriteNames(ImmutableArray<string> names) => Text(json => json.WriteValue(names));

    public static ImmutableArray<string> ReadNames(string text) => Read(text, root => ImmutableArray.CreateRange(Items(root).Select(TextOf)));

    public static string Write(ImmutableArray<Choice> choices) => Text(json => Write(json, choices));

    /// <summary>The choices, in the order in which they were written.</summary>
    public static ImmutableArray<Choice> ReadChoices(string text) => Read(text, Choices);

    public static string Write(SearchSpace space) => Text(json =>
    {
        json.WriteStartArray();
        foreach (var dimension in space.Dimensions) StoredDimension.Write(json, dimension);
        json.WriteEndArray();
    });

    public static SearchSpace ReadSpace(string text) => Read(text, root => new SearchSpace([.. Items(root).Select(StoredDimension.Read)]));

    public static string Write(ModelMetrics metrics) => metrics.Values.IsEmpty && metrics.Classes.IsEmpty ? NoneText : Text(json => StoredMetrics.Write(json, metrics));

    public static ModelMetrics ReadMetrics(string text) => text == NoneText ? None : Read(text, StoredMetrics.Read);

    /// <summary>Metrics of one epoch by name.</summary>
    public static string WriteScores(IReadOnlyList<(string Name, double Value)> metrics) => Text(json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in metrics)
        {
            json.WritePropertyName(name);
            json.WriteNumber(value);
        }

        json.WriteEndObject();
    });

    public static IReadOnlyDictionary<string, double> ReadScores(string text) => Read(text, root => Members(root).ToDictionary(member => member.Key, member => NumberOf(member.Value)));

    internal static void Write(Utf8JsonWriter json, ImmutableArray<Choice> choices) => WriteTexts(json, choices.Select(choice => KeyValuePair.Create(choice.Path, choice.Value)));

    internal static ImmutableArray<Choice> Choices(JsonElement element) => [.. Members(element).Select(member => new Choice(member.Key, TextOf(member.Value)))];

    /// <summary>The members in their order. The last value of a name that is there twice counts.</summary>
    internal static OrderedDictionary<string, JsonElement> Members(JsonElement element)
    {
        var members = new OrderedDictionary<string, JsonElement>();
        foreach (var member in Expect(element, JsonValueKind.Object).EnumerateObject()) members[member.Name] = member.Value;
        return members;
    }

    internal static IEnumerable<JsonElement> Items(JsonElement element) => Expect(element, JsonValueKind.Array).EnumerateArray();

    internal static string TextOf(JsonElement element) => Expect(element, JsonValueKind.String).GetString()!;

    internal static double NumberOf(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture)
        : Expect(element, JsonValueKind.Number).GetDouble();

    internal static JsonElement Expect(JsonElement element, JsonValueKind kind) =>
        element.ValueKind == kind ? element : throw new JsonException($"There is {element.ValueKind} instead of {kind}.");

    private static void WriteTexts(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> texts)
    {
        json.WriteStartObject();
        foreach (var (name, text) in texts) json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes)) write(json);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static T Read<T>(string text, Func<JsonElement, T> read)
    {
        using var json = JsonDocument.Parse(text);
        return read(json.RootElement);
    }
}
