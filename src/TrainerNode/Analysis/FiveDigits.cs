using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>Writes numbers with five digits, more than a drawing shows. What is not finite is null: JSON has no word for it.</summary>
internal sealed class FiveDigits<T> : JsonConverter<T[]>
    where T : IFloatingPointIeee754<T>
{
    public override T[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("The report reads analysis.json by types of its own.");

    public override void Write(Utf8JsonWriter writer, T[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var number in value)
        {
            if (T.IsFinite(number)) writer.WriteRawValue(number.ToString("G5", CultureInfo.InvariantCulture), skipInputValidation: true);
            else writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }
}
