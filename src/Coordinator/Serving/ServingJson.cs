using System.Buffers;
using System.Text.Json;
using ActorSearch.Coordinator.Wording;
using ActorSearch.TrainerNode.Data.Columns;

namespace ActorSearch.Coordinator.Serving;

/// <summary>The answers, in JSON.</summary>
internal static class ServingJson
{
    /// <summary>Predictions: an object, or an array for a batch. Numbers have the digits that <c>predict</c> writes.</summary>
    public static byte[] Predictions(ServedModel model, IReadOnlyList<PredictedRow> rows, bool isBatch) => Written(json =>
    {
        if (isBatch) json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WritePropertyName("prediction");
            if (row.Labels is { } labels) Names(json, labels);
            else if (row.Class is { } named) json.WriteStringValue(named);
            else json.WriteRawValue(PredictedNumber.Format(row.Outputs.Span[0]));
            if (row.Class is not null || row.Labels is not null) Probabilities(json, model, row.Outputs.Span);
            json.WriteEndObject();
        }

        if (isBatch) json.WriteEndArray();
    });

    /// <summary>What the model takes and gives, for the page and for programs.</summary>
    public static byte[] Model(ServedModel model, int mostRows, int mostBytes) => Written(json =>
    {
        json.WriteStartObject();
        json.WriteString("name", model.Name);
        json.WriteString("target", model.Target);
        json.WritePropertyName("classes");
        Names(json, model.Classes);
        json.WriteBoolean("labels", model.HasLabels);
        if (model.Threshold is { } threshold) json.WriteNumber("threshold", threshold);
        if (!model.LabelThresholds.IsEmpty)
        {
            json.WriteStartArray("thresholds");
            foreach (var one in model.LabelThresholds) json.WriteNumberValue(one);
            json.WriteEndArray();
        }

        json.WriteBoolean("takesMissing", model.TakesMissing);
        if (model.HasCommas) json.WriteString("decimal", ",");
        json.WriteNumber("mostRows", mostRows);
        json.WriteNumber("mostBytes", mostBytes);
        json.WriteStartArray("columns");
        foreach (var column in model.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.FileColumn);
            json.WriteString("type", column.Type.ToString().ToLowerInvariant());
            if (column.Type is ColumnType.Category or ColumnType.Flag)
            {
                json.WriteStartArray("values");
                foreach (var level in column.Levels) json.WriteStringValue(level);
                json.WriteEndArray();
            }

            if (column.Date is { } date) json.WriteString("form", date.Format);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Names(Utf8JsonWriter json, IEnumerable<string> names)
    {
        json.WriteStartArray();
        foreach (var named in names) json.WriteStringValue(named);
        json.WriteEndArray();
    }

    private static void Probabilities(Utf8JsonWriter json, ServedModel model, ReadOnlySpan<double> outputs)
    {
        json.WriteStartObject("probabilities");
        for (var at = 0; at < outputs.Length; at++)
        {
            json.WritePropertyName(model.Classes[at]);
            json.WriteRawValue(PredictedNumber.Format(outputs[at]));
        }

        json.WriteEndObject();
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes)) write(json);
        return bytes.WrittenSpan.ToArray();
    }
}
