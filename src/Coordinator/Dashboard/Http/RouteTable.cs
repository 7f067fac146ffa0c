using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Shared.Http;
using ActorSearch.Shared.Metrics;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>All that is served, in one table.</summary>
internal sealed class RouteTable
{
    private const string Index = "index.html";

    private static readonly Parameter.Any File = new("name", "Its exact name.") { IsInPath = true };
    private static readonly Parameter.Word Table = new("name", "Its name.", [.. StudyTables.Names]) { IsInPath = true };

    // Read by the page itself: a link to it can show a configuration, a page of all of them, and lines of the log.
    private static readonly ImmutableArray<Parameter> Filters =
    [
        new Parameter.Any("configuration", "The configuration that is open."), new Parameter.Any("all", "How many configurations are skipped in the list of all."),
        new Parameter.Any("status", "The status of those in the list of all."), new Parameter.Any("sort", "The value by which that list is sorted."),
        new Parameter.Any("level", "The least level of the log."), new Parameter.Any("node", "The node of the log."), new Parameter.Any("text", "What lines of the log contain."),
    ];

    private readonly PageAssets _assets = new("dashboard/", ("report.css", () => Assets.Read("report.css")), ("drawing.js", Assets.Drawing), ("plotly.js", () => Assets.Text(Assets.Plotly())));

    /// <param name="study">The search.</param>
    /// <param name="api">What is read and done.</param>
    /// <param name="events">The stream of events.</param>
    public RouteTable(LiveStudy study, LiveApi api, EventStream events)
    {
        var tables = new TableDownloads(study);
        Routes =
        [
            new Route.Raw("/", "The page.", [PageAssets.TypeOf(Index)], (context, _) => _assets.Serve(context, Index)) { Parameters = Filters, IsOpen = true, IsKept = true },
            new Route.Raw("/assets/{name}", "A file of the page.", _assets.Types, (context, query) => _assets.Serve(context, query.Text(File)!))
            {
                Parameters = [File], MayMiss = true, IsOpen = true, IsKept = true,
            },
            .. api.Routes,
            new Route.Raw(
                "/api/tables/{name}", "A table of the results so far.", [TableDownloads.ContentType],
                (context, query) => tables.Serve(context, query.Text(Table)!))
            {
                Parameters = [Table], Unavailable = ("Other tables are being downloaded, or the store cannot be read.", typeof(RefusalAnswer)),
            },
            new Route.Raw(
                "/events", "Server-sent events: a snapshot, then changes, at most twice a second.", [EventStream.ContentType],
                (context, _) => events.Serve(context))
            {
                Unavailable = ("The maximum number of streams is open.", typeof(RefusalAnswer)),
            },
            new Route.Raw("/healthz", "Whether the process answers.", [Replies.JsonType], (context, _) => Replies.Alive(context))
            {
                Type = typeof(LivenessAnswer), IsProbe = true,
            },
            new Route.Raw("/readyz", "Whether the search can continue; 503 while the store cannot be written.", [Replies.JsonType], (context, _) => Ready(context, study))
            {
                Type = typeof(ReadinessAnswer), Unavailable = ("It cannot; the sentence has the reason.", typeof(ReadinessAnswer)), IsProbe = true,
            },
            new Route.Raw(
                "/metrics", "All metrics in Prometheus's text format.", [PrometheusText.ContentType],
                (context, _) => Replies.Bytes(context, PrometheusText.ContentType, Encoding.UTF8.GetBytes(study.Scrape()))),
            new Route.Raw(
                "/api/openapi.json", "This description.", [Replies.JsonType],
                (context, _) => Replies.Json(context, JsonSerializer.SerializeToUtf8Bytes(OpenApiDocument.Create(Routes, study.Build))))
            {
                Type = typeof(JsonObject), IsOpen = true,
            },
        ];
    }

    /// <summary>Every route, once.</summary>
    public ImmutableArray<Route> Routes { get; }

    private static Task Ready(HttpContext context, LiveStudy study)
    {
        var reason = study.Watch.Outcome ?? (study.Watch.Progress is { } progress ? progress.Trouble : "The search is starting.");
        return Replies.Ready(context, reason);
    }
}
