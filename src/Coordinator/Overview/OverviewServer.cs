using System.Net.Sockets;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Reporting.Html.Runs;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Http;
using Microsoft.AspNetCore.Http;
using Serilog;

namespace ActorSearch.Coordinator.Overview;

/// <summary>Serves the studies of some folders for reading, until it is disposed.</summary>
internal sealed class OverviewServer : IAsyncDisposable
{
    /// <summary>How it is asked for.</summary>
    public static readonly EndpointOptionNames Words = new("--bind", "127.0.0.1:8070", "--host-name", "--token-file", "ACTORSEARCH_DASHBOARD_TOKEN");

    // The pages contain their scripts, like the report.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly HttpLimits Limits = new() { Connections = 128, RequestsPerSecond = 50, RequestsAtOnce = 100 };

    private readonly StudySummaries _studies;
    private readonly MinimalServer _server;

    private OverviewServer(Socket listener, HttpEndpoint endpoint, StudySummaries studies, ILogger log)
    {
        _studies = studies;
        _server = new MinimalServer(listener, endpoint with { TakesPassword = true }, Words, Limits, log);
        _server.Map(HttpMethods.Get, "/", Access.Read, ShowAll);
        _server.Map(HttpMethods.Get, "/compare", Access.Read, Compare);
        _server.Map(HttpMethods.Get, "/studies/{name}/report", Access.Read, context => WithStudy(context, Name(context), (place, study) =>
            PageOf(context, stream => ReportFile.Write(stream, study, new OutputFiles(place.Folder)))));
        foreach (var table in StudyTables.Names)
        {
            _server.Map(HttpMethods.Get, $"/studies/{{name}}/{table}", Access.Read, context => WithStudy(context, Name(context), (_, study) =>
                BytesOf(context, "text/csv; charset=utf-8", stream => StudyTables.Write(table, study, stream))));
        }

        _server.Map(HttpMethods.Get, "/healthz", Access.Probe, Replies.Alive);
    }

    /// <summary>Begins to serve.</summary>
    /// <param name="listener">Bound to the address; the server's from now on.</param>
    /// <param name="log">Gets the errors.</param>
    public static async Task<OverviewServer> StartAsync(Socket listener, HttpEndpoint endpoint, StudySummaries studies, ILogger log)
    {
        var server = new OverviewServer(listener, endpoint, studies, log);
        await server._server.StartAsync().ConfigureAwait(false);
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task ShowAll(HttpContext context)
    {
        var (state, name) = ((string?)context.Request.Query["state"], (string?)context.Request.Query["name"]);
        var all = _studies.All();
        List<StudySummary> shown =
        [
            .. all.Where(study => (string.IsNullOrEmpty(state) || study.State == state)
                && (string.IsNullOrEmpty(name) || study.Place.Name.Contains(name, StringComparison.OrdinalIgnoreCase))),
        ];
        return PageOf(context, stream => OverviewPage.Write(stream, shown, all.Count - shown.Count));
    }

    private async Task Compare(HttpContext context)
    {
        var places = _studies.Places;
        var (a, b) = (Find(places, context.Request.Query["a"]), Find(places, context.Request.Query["b"]));
        if (a is null || b is null || _studies.Get(a).Run is not { } first || _studies.Get(b).Run is not { } second)
        {
            await Refusals.Write(context, StatusCodes.Status404NotFound, "The studies of a and b are not both here.").ConfigureAwait(false);
            return;
        }

        switch (RunPair.Compare(first, second))
        {
            case Checked<RunPair>.Right(var pair):
                await PageOf(context, stream => RunPairFile.Write(stream, pair)).ConfigureAwait(false);
                break;
            case Checked<RunPair>.Wrong(var mistakes):
                await Refusals.Write(context, StatusCodes.Status409Conflict, mistakes[0].ToString()).ConfigureAwait(false);
                break;
        }
    }

    private async Task WithStudy(HttpContext context, string? name, Func<StudyPlace, IStudyReader, Task> answer)
    {
        if (Find(_studies.Places, name) is not { } place || Studies.Store.Read(place.Folder) is not Checked<IStudyReader>.Right(var study))
        {
            await Refusals.Write(context, StatusCodes.Status404NotFound, "No study has this address. The page / lists the studies.").ConfigureAwait(false);
            return;
        }

        using (study)
        {
            await answer(place, study).ConfigureAwait(false);
        }
    }

    private static string? Name(HttpContext context) => (string?)context.Request.RouteValues["name"];

    private static StudyPlace? Find(IReadOnlyList<StudyPlace> places, string? name) => places.FirstOrDefault(place => place.Name == name);

    private static Task PageOf(HttpContext context, Action<Stream> write)
    {
        context.Response.Headers["Content-Security-Policy"] = Policy;
        return BytesOf(context, "text/html; charset=utf-8", write);
    }

    private static async Task BytesOf(HttpContext context, string type, Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        await Replies.Bytes(context, type, bytes.ToArray()).ConfigureAwait(false);
    }
}
