using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.Dashboard.Metrics;
using ActorSearch.Shared.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>
/// Server-sent events: all there is, then what changes. A stream holds no more than the event that it is sending; a reader that does not
/// take it in time is dropped, and may come back.
/// </summary>
/// <param name="feed">Where the events come from.</param>
/// <param name="limits">How many streams, and how long one is waited for.</param>
/// <param name="traffic">Counts them.</param>
/// <param name="time">What they are waited for by.</param>
/// <param name="stopping">The server ends.</param>
internal sealed class EventStream(LiveFeed feed, ServerLimits limits, Traffic traffic, TimeProvider time, CancellationToken stopping)
{
    /// <summary>What it is called.</summary>
    public const string ContentType = "text/event-stream";

    private static readonly byte[] Hello = "retry: 2000\n\n"u8.ToArray(), Silence = ": nothing new\n\n"u8.ToArray();

    /// <summary>Sends events until the reader goes, the search ends or the server does.</summary>
    public async Task Serve(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentType = ContentType;
            return;
        }

        if (!traffic.TryOpen(limits.Streams))
        {
            await Refusals.Write(context, StatusCodes.Status503ServiceUnavailable, $"There are {limits.Streams} event streams already; close one.").ConfigureAwait(false);
            return;
        }

        // One rule for slow readers, ours: the server's own would end them uncounted.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        var dropped = false;
        try
        {
            context.Response.ContentType = ContentType;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            dropped = !await Send(context, Hello).ConfigureAwait(false) || !await Follow(context, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The reader is gone, or the server ends.
        }
        finally
        {
            traffic.Close(dropped);
        }
    }

    /// <returns>False where the reader was too slow.</returns>
    private async Task<bool> Follow(HttpContext context, CancellationToken end)
    {
        var seen = StreamPosition.Parse(context.Request.Headers["Last-Event-ID"], feed.Incarnation, feed.Look());
        while (true)
        {
            LiveSnapshot frame;
            try
            {
                using var silence = new CancellationTokenSource(limits.Silence, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(end, silence.Token);
                frame = await feed.After(seen.Version, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!end.IsCancellationRequested)
            {
                if (!await Send(context, Silence).ConfigureAwait(false))
                {
                    return false;
                }

                continue;
            }

            if (!await Send(context, frame.Since(ref seen, feed.Incarnation)).ConfigureAwait(false))
            {
                return false;
            }

            if (frame.IsLast)
            {
                return true;
            }
        }
    }

    private async Task<bool> Send(HttpContext context, byte[] bytes)
    {
        using var patience = new CancellationTokenSource(limits.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, patience.Token);
        try
        {
            await context.Response.Body.WriteAsync(bytes, either.Token).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // Not by whether the request is aborted: the server aborts it by itself, at any moment after a write was cancelled.
            context.Abort();
            return false;
        }
    }
}
