using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Shared.Http;
using ActorSearch.Shared.Metrics;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>All that is served, in one table.</summary>
internal sealed class RouteTable
{
    private static readonly Parameter.Any File = new("name", "Its exact name.") { IsInPath = true };

    private readonly PageAssets _assets = new();

    /// <param name="study">The search.</param>
    /// <param name="details">What is asked of its store.</param>
    /// <param name="events">The stream of events.</param>
    public RouteTable(LiveStudy study, StudyDetails details, EventStream events)
    {
        Routes =
        [
            new Route.Raw("/", "The page.", "text/html", (context, _) => _assets.Serve(context, "index.html")) { IsOpen = true },
            new Route.Raw("/assets/{name}", "A file of the page.", "text/javascript", (context, query) => _assets.Serve(context, query.Text(File)!))
            {
                Parameters = [File], IsOpen = true,
            },
            .. new LiveApi(study, details).Routes,
            new Route.Raw(
                "/events", "Server-sent events: one snapshot, then what changes, twice a second at the most.", "text/event-stream",
                (context, _) => events.Serve(context)),
            new Route.Raw("/healthz", "Whether the process answers.", "application/json", (context, _) => Replies.Alive(context))
            {
                IsProbe = true,
            },
            new Route.Raw("/readyz", "Whether the search can go on: 503 while the store cannot be written.", "application/json", (context, _) => Ready(context, study))
            {
                IsProbe = true,
            },
            new Route.Raw(
                "/metrics", "All metrics, as Prometheus scrapes them.", PrometheusText.ContentType,
                (context, _) => Replies.Bytes(context, PrometheusText.ContentType, Encoding.UTF8.GetBytes(study.Scrape()))),
            new Route.Raw(
                "/api/openapi.json", "This description.", "application/json",
                (context, _) => Replies.Json(context, JsonSerializer.SerializeToUtf8Bytes(OpenApiDocument.Of(Routes, study.Build))))
            {
                IsOpen = true,
            },
        ];
    }

    /// <summary>Every route, once.</summary>
    public ImmutableArray<Route> Routes { get; }

    private static Task Ready(HttpContext context, LiveStudy study)
    {
        var reason = study.Watch.Outcome ?? (study.Watch.Progress is { } progress ? progress.Trouble : "The search begins.");
        context.Response.StatusCode = reason is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Replies.Json(context, LiveJson.Of(new ReadinessAnswer(reason is null, reason)));
    }
}
