using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Http;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>Tables as files, written as they are read, so that a large one takes no memory. Safe for use from many threads.</summary>
internal sealed class TableDownloads(LiveStudy study)
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Each reads the whole store.</summary>
    private const int Most = 2;

    private int _running;

    public async Task Serve(HttpContext context, string name)
    {
        try
        {
            if (Interlocked.Increment(ref _running) > Most)
            {
                await Refusals.Write(context, StatusCodes.Status503ServiceUnavailable, "Other tables are being downloaded; retry in a moment.").ConfigureAwait(false);
                return;
            }

            using var reader = study.OpenReader();
            context.Response.ContentType = ContentType;
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            if (HttpMethods.IsHead(context.Request.Method)) return;
            await Task.Run(() => StudyTables.Write(name, reader, context.Response.BodyWriter.AsStream(leaveOpen: true)), context.RequestAborted).ConfigureAwait(false);
        }
        catch (StoreException trouble) when (!context.Response.HasStarted)
        {
            context.Response.Headers.Remove("Content-Disposition");
            await Refusals.Write(context, StatusCodes.Status503ServiceUnavailable, $"The store cannot be read: {trouble.Sentence}").ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
