using System.Text.Json;
using System.Text.Json.Nodes;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode;

namespace ActorSearch.Coordinator.Wording;

/// <summary>A setting's canonical text as the JSON value that it stands for: a number, a boolean, a list, an object or a text.</summary>
internal static class TypedValue
{
    /// <summary>The value; null for null.</summary>
    /// <param name="path">Of the setting, whose type decides: a name that looks like a number stays a text.</param>
    /// <param name="text">Canonical.</param>
    public static JsonNode? Of(string path, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (BuiltIn.Schema.Find(path) is null or Setting<string>)
        {
            return JsonValue.Create(text);
        }

        try
        {
            return JsonNode.Parse(text) ?? JsonValue.Create(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
