using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Shared.Http;

/// <summary>Answers as bytes.</summary>
public static class Replies
{
    /// <summary>What JSON is called.</summary>
    public const string JsonType = "application/json";

    /// <summary>The answer to a health probe.</summary>
    public static Task Alive(HttpContext context) => Json(context, JsonSerializer.SerializeToUtf8Bytes(new LivenessAnswer(true), JsonSerializerOptions.Web));

    /// <summary>The answer to a readiness probe: 200, or 503 with the reason.</summary>
    /// <param name="reason">Why not, in a sentence; null if it is ready.</param>
    public static Task Ready(HttpContext context, string? reason)
    {
        context.Response.StatusCode = reason is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Json(context, JsonSerializer.SerializeToUtf8Bytes(new ReadinessAnswer(reason is null, reason), JsonSerializerOptions.Web));
    }

    public static Task Json(HttpContext context, byte[] json) => Bytes(context, JsonType, json);

    public static async Task Bytes(HttpContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}

/// <summary>That the process answers.</summary>
public sealed record LivenessAnswer(bool Alive);

/// <summary>Whether a process can do its work.</summary>
/// <param name="Reason">Why not; null where it can.</param>
public sealed record ReadinessAnswer(bool Ready, string? Reason);
