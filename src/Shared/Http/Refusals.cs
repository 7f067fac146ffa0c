using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Shared.Http;

/// <summary>Answers to rejected requests, in one sentence.</summary>
public static class Refusals
{
    // People read them in terminals. Quotes that are not \u0022 are no danger: the answer is JSON, and browsers are told not to guess another type.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="column">Of a table, which the sentence is about; null if it is about none.</param>
    public static Task Write(HttpContext context, int status, string sentence, string? column = null)
    {
        context.Response.StatusCode = status;
        return Replies.Json(context, JsonSerializer.SerializeToUtf8Bytes(new RefusalAnswer(sentence) { Column = column }, Options));
    }
}

/// <summary>Why a request was not answered.</summary>
public sealed record RefusalAnswer(string Error)
{
    /// <summary>The column of a table that the sentence is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Column { get; init; }
}
