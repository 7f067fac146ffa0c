using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Shared.Http;

/// <summary>Answers to rejected requests, in one sentence.</summary>
public static class Refusals
{
    // People read them in terminals. Quotes that are not \u0022 are no danger: the answer is JSON, and browsers are told not to guess another type.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task Write(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        return Replies.Json(context, JsonSerializer.SerializeToUtf8Bytes(new RefusalAnswer(sentence), Options));
    }
}

/// <summary>Why a request was not answered.</summary>
public sealed record RefusalAnswer(string Error);
