using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorSearch.Coordinator.Wording;

/// <summary>
/// Writes JSON by the types of values, without reflection: a serializer first looks at each type and compiles code for it, which takes longer than the
/// search of a short experiment. Numbers that are not finite are texts ("NaN").
/// </summary>
internal static class PlainJson
{
    /// <summary>Writes a value: a text, a number, a switch, a node, members in their order, or a list of these.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static void WriteValue(this Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool isOn: json.WriteBooleanValue(isOn); break;
            case int whole: json.WriteNumberValue(whole); break;
            case long whole: json.WriteNumberValue(whole); break;
            case ulong whole: json.WriteNumberValue(whole); break;
            case double number: json.WriteNumber(number); break;
            case JsonNode node: node.WriteTo(json); break;
            case Members members: WriteMembers(json, members); break;
            case IEnumerable<string?> texts: WriteList(json, texts, json.WriteStringValue); break;
            case IEnumerable<double?> numbers: WriteList(json, numbers, json.WriteNumber); break;
            case IEnumerable<double> numbers: WriteList(json, numbers, json.WriteNumber); break;
            case IEnumerable<int> numbers: WriteList(json, numbers, json.WriteNumberValue); break;
            case IEnumerable<float?> numbers: WriteList(json, numbers, json.WriteNumber); break;
            case IEnumerable items: WriteItems(json, items); break;
            default: throw new ArgumentException($"{value.GetType().Name} is not written as JSON.", nameof(value));
        }
    }

    /// <summary>Writes a number; one that is not finite as a text.</summary>
    public static void WriteNumber(this Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number)) json.WriteNumberValue(number);
        else json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteNumber(this Utf8JsonWriter json, double? number)
    {
        if (number is { } value) json.WriteNumber(value);
        else json.WriteNullValue();
    }

    private static void WriteNumber(this Utf8JsonWriter json, float? number)
    {
        if (number is not { } value) json.WriteNullValue();
        else if (float.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteNumber((double)value);
    }

    private static void WriteMembers(Utf8JsonWriter json, Members members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            json.WriteValue(value);
        }

        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    private static void WriteItems(Utf8JsonWriter json, IEnumerable items)
    {
        json.WriteStartArray();
        foreach (var item in items) json.WriteValue(item);
        json.WriteEndArray();
    }
}
