using Microsoft.AspNetCore.Http;

namespace ActorSearch.Shared.Http;

/// <summary>Answers as bytes.</summary>
public static class Replies
{
    /// <summary>What a probe of health is told.</summary>
    public static Task Alive(HttpContext context) => Json(context, """{"alive":true}"""u8.ToArray());

    public static Task Json(HttpContext context, byte[] json) => Bytes(context, "application/json", json);

    public static async Task Bytes(HttpContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
