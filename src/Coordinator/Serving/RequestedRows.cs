using System.Text.Json;

namespace ActorSearch.Coordinator.Serving;

/// <summary>The rows of a request: a JSON object by column, or an array of such objects.</summary>
/// <param name="Rows">Texts as they would be in a file, numbers as JSON has them, truths, and null for a missing value.</param>
/// <param name="IsBatch">Whether the request is an array.</param>
internal sealed record RequestedRows(IReadOnlyList<Dictionary<string, object?>> Rows, bool IsBatch)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    /// <param name="body">UTF-8, with or without a byte order mark.</param>
    /// <param name="most">Rows that are allowed.</param>
    /// <exception cref="WrongRequestException">It is not that.</exception>
    public static RequestedRows Read(ReadOnlyMemory<byte> body, int most)
    {
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        try
        {
            var root = JsonElement.Parse(body.Span, Options);
            if (root.ValueKind != JsonValueKind.Array) return new RequestedRows([Row(root, null)], false);
            return root.GetArrayLength() <= most
                ? new RequestedRows([.. root.EnumerateArray().Select((element, row) => Row(element, row))], true)
                : throw new WrongRequestException($"The request has {root.GetArrayLength()} rows, and at most {most} are allowed; send them in parts.");
        }
        catch (JsonException wrong)
        {
            throw new WrongRequestException($"The body is not JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1} cannot be read.");
        }
        catch (InvalidOperationException)
        {
            throw new WrongRequestException("The body is not JSON: a text has half of a character (a lone surrogate).");
        }
    }

    private static Dictionary<string, object?> Row(JsonElement element, int? row)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new WrongRequestException(row, null, $"it must be an object with a value for each column, but is {Shown(element)}");
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var value = property.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.True => true,
                JsonValueKind.False => (object)false,
                JsonValueKind.String => property.Value.GetString(),
                JsonValueKind.Number => property.Value,
                _ => throw new WrongRequestException(row, property.Name, $"the value must be a number, a text, true, false or null, but is {Shown(property.Value)}"),
            };
            if (!values.TryAdd(property.Name, value)) throw new WrongRequestException(row, property.Name, "it is there twice");
        }

        return values;
    }

    private static string Shown(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => element.GetRawText() is { Length: <= 40 } text ? text : "a long text",
    };
}
