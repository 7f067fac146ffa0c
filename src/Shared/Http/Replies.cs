using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Shared.Http;

/// <summary>Answers as bytes.</summary>
public static class Replies
{
    /// <summary>What JSON is called.</summary>
    public const string JsonType = "application/json";

    /// <summary>The answer to a health probe.</summary>
    public static Task Alive(HttpContext context) => Json(context, JsonSerializer.SerializeToUtf8Bytes(new LifeAnswer(true), JsonSerializerOptions.Web));

    public static Task Json(HttpContext context, byte[] json) => Bytes(context, JsonType, json);

    public static async Task Bytes(HttpContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}

/// <summary>That the process answers.</summary>
public sealed record LifeAnswer(bool Alive);
