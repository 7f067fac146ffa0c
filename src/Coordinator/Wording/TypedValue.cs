using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode;

namespace ActorSearch.Coordinator.Wording;

/// <summary>Converts a setting's canonical text to JSON: a number, a boolean, a list, an object or a text.</summary>
internal static class TypedValue
{
    /// <summary>Settings by their paths.</summary>
    public static Members Members(IEnumerable<Choice> settings) => new(settings.Select(setting => KeyValuePair.Create(setting.Path, (object?)Parse(setting.Path, setting.Value))));

    /// <returns>Null for null.</returns>
    /// <param name="path">
    /// The setting, whose type decides: a name that looks like a number is a text. The hyperparameter of an objective is what it looks like.
    /// </param>
    public static JsonNode? Parse(string path, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var setting = BuiltIn.Schema.Find(path);
        if (setting is Setting<string> || (setting is Setting<ImmutableArray<string>> { Kind: NamesKind } && !text.StartsWith('[')))
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
