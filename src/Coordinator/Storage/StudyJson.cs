using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Storage;

/// <summary>The small structures that the store keeps as JSON text: settings, spaces, choices and metrics.</summary>
internal static class StudyJson
{
    public static string Write(IReadOnlyDictionary<string, string> settings) => Text(json =>
    {
        json.WriteStartObject();
        foreach (var (path, text) in settings)
        {
            json.WriteString(path, text);
        }

        json.WriteEndObject();
    });

    public static ImmutableSortedDictionary<string, string> ReadSettings(string text) =>
        JsonNode.Parse(text)!.AsObject().ToImmutableSortedDictionary(entry => entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    public static string WriteNames(ImmutableArray<string> names) => JsonSerializer.Serialize(names);

    public static ImmutableArray<string> ReadNames(string text) => JsonSerializer.Deserialize<ImmutableArray<string>>(text);

    public static string Write(ImmutableArray<Choice> choices) => Text(json =>
    {
        json.WriteStartObject();
        foreach (var choice in choices)
        {
            json.WriteString(choice.Path, choice.Value);
        }

        json.WriteEndObject();
    });

    /// <summary>The choices, in the order in which they were written.</summary>
    public static ImmutableArray<Choice> ReadChoices(string text) =>
        [.. JsonNode.Parse(text)!.AsObject().Select(entry => new Choice(entry.Key, (string)entry.Value!))];

    public static string Write(SearchSpace space) => Text(json =>
    {
        json.WriteStartArray();
        foreach (var dimension in space.Dimensions)
        {
            json.WriteStartObject();
            json.WriteString("path", dimension.Path);
            WriteValues(json, dimension.Values);
            json.WriteStartObject("when");
            foreach (var choice in dimension.When)
            {
                json.WriteString(choice.Path, choice.Value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static SearchSpace ReadSpace(string text) => new(
    [
        .. JsonNode.Parse(text)!.AsArray().Select(node => new Dimension(
            (string)node!["path"]!,
            ReadValues(node),
            [.. node["when"]!.AsObject().Select(entry => new Choice(entry.Key, (string)entry.Value!))])),
    ]);

    public static string Write(ModelMetrics metrics) => Text(json =>
    {
        json.WriteStartObject();
        switch (metrics)
        {
            case RegressionMetrics numbers:
                WriteNumber(json, "mae", numbers.MeanAbsoluteError);
                WriteNumber(json, "rmse", numbers.RootMeanSquaredError);
                WriteNumber(json, "r2", numbers.R2);
                break;
            case ClassMetrics classes:
                Write(json, "support", classes, counts => counts.Support);
                Write(json, "predicted", classes, counts => counts.Predicted);
                Write(json, "hits", classes, counts => counts.Hits);
                json.WriteNumber("k", classes.K);
                json.WriteNumber("inTopK", classes.InTopK);
                break;
            default:
                throw new InvalidOperationException($"{metrics.GetType().Name} is no kind of metrics.");
        }

        json.WriteEndObject();
    });

    public static ModelMetrics ReadMetrics(string text)
    {
        var node = JsonNode.Parse(text)!;
        if (node["support"] is null)
        {
            return new RegressionMetrics(ReadNumber(node["mae"]), ReadNumber(node["rmse"]), ReadNumber(node["r2"]));
        }

        var (support, predicted, hits) = (node["support"]!.AsArray(), node["predicted"]!.AsArray(), node["hits"]!.AsArray());
        return new ClassMetrics(
            [.. support.Select((rows, i) => new ClassCounts((int)rows!, (int)predicted[i]!, (int)hits[i]!))], (int)node["k"]!, (int)node["inTopK"]!);
    }

    /// <summary>Metrics of one epoch by name.</summary>
    public static string WriteScores(IReadOnlyList<(string Name, double Value)> metrics) => Text(json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in metrics)
        {
            WriteNumber(json, name, value);
        }

        json.WriteEndObject();
    });

    public static IReadOnlyDictionary<string, double> ReadScores(string text) =>
        JsonNode.Parse(text)!.AsObject().ToDictionary(entry => entry.Key, entry => ReadNumber(entry.Value));

    private static void Write(Utf8JsonWriter json, string name, ClassMetrics metrics, Func<ClassCounts, int> count)
    {
        json.WriteStartArray(name);
        foreach (var counts in metrics.Classes)
        {
            json.WriteNumberValue(count(counts));
        }

        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, DimensionValues values)
    {
        json.WriteStartArray(values switch
        {
            DimensionValues.Listed => "listed",
            DimensionValues.Uniform => "uniform",
            DimensionValues.LogUniform => "log-uniform",
            DimensionValues.Whole => "whole",
            _ => throw new InvalidOperationException($"{values.GetType().Name} is no kind of values."),
        });
        switch (values)
        {
            case DimensionValues.Listed listed:
                foreach (var item in listed.Items)
                {
                    json.WriteStringValue(item);
                }

                break;
            case DimensionValues.Uniform uniform:
                json.WriteNumberValue(uniform.Low);
                json.WriteNumberValue(uniform.High);
                break;
            case DimensionValues.LogUniform uniform:
                json.WriteNumberValue(uniform.Low);
                json.WriteNumberValue(uniform.High);
                break;
            case DimensionValues.Whole whole:
                json.WriteNumberValue(whole.Low);
                json.WriteNumberValue(whole.High);
                break;
        }

        json.WriteEndArray();
    }

    private static DimensionValues ReadValues(JsonNode node) => node switch
    {
        _ when node["listed"] is JsonArray listed => new DimensionValues.Listed([.. listed.Select(item => (string)item!)]),
        _ when node["uniform"] is JsonArray uniform => new DimensionValues.Uniform((double)uniform[0]!, (double)uniform[1]!),
        _ when node["log-uniform"] is JsonArray uniform => new DimensionValues.LogUniform((double)uniform[0]!, (double)uniform[1]!),
        _ when node["whole"] is JsonArray whole => new DimensionValues.Whole((long)whole[0]!, (long)whole[1]!),
        _ => throw new FormatException($"No kind of values: {node.ToJsonString()}"),
    };

    // JSON has no words for what is not finite.
    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static double ReadNumber(JsonNode? node) => node!.GetValueKind() == JsonValueKind.String
        ? double.Parse((string)node!, System.Globalization.CultureInfo.InvariantCulture)
        : (double)node;

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
