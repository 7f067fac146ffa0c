using System.Collections.Immutable;
using System.Text.Json;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Storage.Json;

/// <summary>A dimension of the space as the store keeps it: one of the four kinds of values is there.</summary>
internal static class StoredDimension
{
    public static void Write(Utf8JsonWriter json, Dimension dimension)
    {
        var (kind, values) = dimension.Values switch
        {
            DimensionValues.Listed(var items) => ("listed", (object)items),
            DimensionValues.Uniform(var low, var high) => ("uniform", new[] { low, high }),
            DimensionValues.LogUniform(var low, var high) => ("log-uniform", new[] { low, high }),
            DimensionValues.Whole(var low, var high) => ("whole", new object[] { low, high }),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not a kind of values."),
        };
        json.WriteStartObject();
        json.WriteString("path", dimension.Path);
        json.WritePropertyName(kind);
        json.WriteValue(values);
        json.WritePropertyName("when");
        StudyJson.Write(json, dimension.When);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">No kind of values is there.</exception>
    /// <exception cref="JsonException">Something is of another kind.</exception>
    public static Dimension Read(JsonElement stored)
    {
        var members = StudyJson.Members(stored);
        return new Dimension(StudyJson.TextOf(Member("path")), Values(), StudyJson.Choices(Member("when")));

        JsonElement Member(string name) => members.TryGetValue(name, out var found) ? found : throw new JsonException($"There is no {name}.");

        DimensionValues Values() => members switch
        {
            _ when members.TryGetValue("listed", out var listed) => new DimensionValues.Listed([.. StudyJson.Items(listed).Select(StudyJson.TextOf)]),
            _ when Both("uniform", StudyJson.NumberOf) is [var low, var high] => new DimensionValues.Uniform(low, high),
            _ when Both("log-uniform", StudyJson.NumberOf) is [var low, var high] => new DimensionValues.LogUniform(low, high),
            _ when Both("whole", number => StudyJson.Expect(number, JsonValueKind.Number).GetInt64()) is [var low, var high] => new DimensionValues.Whole(low, high),
            _ => throw new FormatException($"The dimension {StudyJson.TextOf(Member("path"))} has no values."),
        };

        ImmutableArray<T> Both<T>(string name, Func<JsonElement, T> read) => members.TryGetValue(name, out var found) ? [.. StudyJson.Items(found).Select(read)] : [];
    }
}
