using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Models.Activations;

namespace ActorSearch.TrainerNode.Models.Files;

/// <summary>An activation in a model's description: its word.</summary>
internal sealed class ActivationJson : JsonConverter<Activation>
{
    /// <inheritdoc/>
    public override Activation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ActivationKinds.Find(reader.GetString()) is { } activation
            ? activation
            : throw new JsonException("This version has no such activation.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Activation value, JsonSerializerOptions options) => writer.WriteStringValue(value.Word);
}
