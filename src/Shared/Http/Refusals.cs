using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Shared.Http;

/// <summary>Answers to rejected requests, in one sentence.</summary>
public static class Refusals
{
    public static Task Write(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        return Replies.Json(context, JsonSerializer.SerializeToUtf8Bytes(new RefusalAnswer(sentence), JsonSerializerOptions.Web));
    }
}

/// <summary>Why a request was not answered.</summary>
public sealed record RefusalAnswer(string Error);
