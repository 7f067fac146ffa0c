using System.Text.Json;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>An OpenAPI document that answers are held against: status, type and body must be described, to the last property.</summary>
internal sealed class DescribedApi(JsonElement document)
{
    private readonly HashSet<string> _seen = [];
    private string _why = "";

    /// <summary>The paths that have an operation of this method: get or post.</summary>
    public IEnumerable<string> Paths(string method) =>
        document.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty(method, out _)).Select(path => path.Name);

    /// <summary>Whether an answer of this status is described.</summary>
    public bool Describes(string method, string path, int status) => Responses(method, path).TryGetProperty($"{status}", out _);

    /// <summary>What is described and was not answered so far, as "get /path 200".</summary>
    public IEnumerable<string> Unseen() =>
        from method in new[] { "get", "post" }
        from path in Paths(method)
        from response in Responses(method, path).EnumerateObject()
        let name = $"{method} {path} {response.Name}"
        where !_seen.Contains(name)
        select name;

    /// <summary>Fails unless the answer is described as it is.</summary>
    /// <param name="path">As in the document.</param>
    /// <param name="body">Null where it was not read.</param>
    public void Hold(string method, string path, int status, string? type, string? body)
    {
        var where = $"{method} {path} {status}";
        Assert.True(Describes(method, path, status), $"{where} is not described: {body}");
        _seen.Add(where);
        var response = Responses(method, path).GetProperty($"{status}");
        if (!response.TryGetProperty("content", out var content))
        {
            Assert.True(type is null && body is null or "", $"{where} is described without a body, but has {type}.");
            return;
        }

        Assert.True(type is not null && content.TryGetProperty(type, out _), $"{where} has type {type}, which is none of {content}.");
        var schema = content.GetProperty(type!).GetProperty("schema");
        if (type != "application/json")
        {
            Assert.Equal("string", schema.GetProperty("type").GetString());
        }
        else
        {
            Assert.True(Fits(schema, JsonDocument.Parse(body!).RootElement), $"{where} is not as described: {_why} in {body}");
        }
    }

    private JsonElement Responses(string method, string path) =>
        document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses");

    /// <summary>What of JSON schema (https://json-schema.org/draft/2020-12) our descriptions need; anything else fails.</summary>
    private bool Fits(JsonElement schema, JsonElement value)
    {
        if (schema.ValueKind is JsonValueKind.True)
        {
            return true;
        }

        return schema.EnumerateObject().All(keyword => Fits(keyword, value) || Tell($"{keyword} does not fit {value}"));
    }

    private bool Fits(JsonProperty keyword, JsonElement value) => keyword.Name switch
    {
        "$ref" => Fits(Referred(keyword.Value.GetString()!), value),
        "type" => keyword.Value.ValueKind == JsonValueKind.Array
            ? keyword.Value.EnumerateArray().Any(type => IsOf(type.GetString()!, value))
            : IsOf(keyword.Value.GetString()!, value),
        "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
        "anyOf" => keyword.Value.EnumerateArray().Any(one => Fits(one, value)),
        "properties" => value.ValueKind != JsonValueKind.Object
            || value.EnumerateObject().All(property => keyword.Value.TryGetProperty(property.Name, out var described) && Fits(described, property.Value)),
        "required" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(property => Fits(keyword.Value, property.Value)),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Fits(keyword.Value, item)),
        "format" => keyword.Value.GetString() == "date-time" && (value.ValueKind == JsonValueKind.Null || value.TryGetDateTimeOffset(out _)),
        var other => throw new NotSupportedException($"{other} is no word that is known here."),
    };

    // The first to tell is the innermost.
    private bool Tell(string what)
    {
        _why = _why.Length == 0 ? what : _why;
        return false;
    }

    private JsonElement Referred(string pointer) => pointer.Split('/')[1..].Aggregate(document, (found, name) => found.GetProperty(name));

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"{type} is no type that is known here."),
    };
}
