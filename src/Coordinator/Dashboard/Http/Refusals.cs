using ActorSearch.Coordinator.Dashboard.Answers;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>Answers that say no, in a sentence.</summary>
internal static class Refusals
{
    public static Task Write(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        return Replies.Json(context, LiveJson.Of(new RefusalAnswer(sentence)));
    }
}

/// <summary>Answers as bytes.</summary>
internal static class Replies
{
    public static Task Json(HttpContext context, byte[] json) => Bytes(context, "application/json", json);

    public static async Task Bytes(HttpContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
