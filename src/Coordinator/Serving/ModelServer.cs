using System.Net.Sockets;
using System.Text.Json;
using ActorSearch.Coordinator.Dashboard.Http;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Http;
using ActorSearch.TrainerNode.Data.Inputs;
using Microsoft.AspNetCore.Http;
using Serilog;

namespace ActorSearch.Coordinator.Serving;

/// <summary>Serves the predictions of one model over HTTP, until it is disposed.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    /// <summary>How it is asked for.</summary>
    public static readonly EndpointOptionNames Words = new("--bind", "127.0.0.1:8090", "--host-name", "--token-file", "ACTORSEARCH_SERVE_TOKEN");

    /// <summary>The header of a response that has the notices on a predicted table: a list of sentences in JSON.</summary>
    public const string NoticesHeader = "ActorSearch-Notices";

    private const string Index = "serving.html";

    /// <summary>Numbers of one answer: a request for classes by the thousand has fewer rows.</summary>
    private const int MostNumbers = 1_000_000;

    private readonly PageAssets _assets = new("serving/", ("report.css", () => Assets.Read("report.css")));
    private readonly ServedModel _model;
    private readonly MinimalServer _server;
    private readonly int _mostRows, _mostBytes;
    private string? _ending;

    private ModelServer(Socket listener, HttpEndpoint endpoint, ServedModel model, ServingLimits limits, string version, ILogger log)
    {
        _model = model;
        (_mostRows, _mostBytes) = (Math.Clamp(MostNumbers / model.Outputs, 1, limits.Rows), limits.Body);
        var http = new HttpLimits { Connections = 128, RequestsPerSecond = limits.RequestsPerSecond, RequestsAtOnce = 2 * limits.RequestsPerSecond, Body = limits.Body, TakesBodies = true };
        _server = new MinimalServer(listener, endpoint, Words, http, log);
        var description = JsonSerializer.SerializeToUtf8Bytes(ServingDescription.Create(model, _mostRows, version));
        var json = ServingJson.Model(model, _mostRows, _mostBytes);
        _server.Map(HttpMethods.Get, "/", Access.Open, context => _assets.Serve(context, Index));
        _server.Map(HttpMethods.Get, "/assets/{name}", Access.Open, context => _assets.Serve(context, (string)context.Request.RouteValues["name"]!));
        _server.Map(HttpMethods.Get, "/model", Access.Read, context => Replies.Json(context, json));
        _server.Map(HttpMethods.Get, "/openapi.json", Access.Read, context => Replies.Json(context, description));
        _server.Map(HttpMethods.Post, "/predict", Access.Read, Predict);
        _server.Map(HttpMethods.Post, "/predict-table", Access.Read, PredictTable);
        _server.Map(HttpMethods.Get, "/healthz", Access.Probe, Replies.Alive);
        _server.Map(HttpMethods.Get, "/readyz", Access.Probe, context => Replies.Ready(context, _ending));
    }

    /// <summary>Begins to serve.</summary>
    /// <param name="listener">Bound to the address; the server's from now on.</param>
    /// <param name="version">Of the program.</param>
    /// <param name="log">Gets the errors.</param>
    public static async Task<ModelServer> StartAsync(Socket listener, HttpEndpoint endpoint, ServedModel model, ServingLimits limits, string version, ILogger log)
    {
        var server = new ModelServer(listener, endpoint, model, limits, version, log);
        await server._server.StartAsync().ConfigureAwait(false);
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _ending = "The server is stopping.";
        return _server.DisposeAsync();
    }

    private Task Predict(HttpContext context) => Answer(context, async body =>
    {
        var request = RequestedRows.Read(body.GetBuffer().AsMemory(0, (int)body.Length), _mostRows);
        return (Replies.JsonType, ServingJson.Predictions(_model, await _model.Predict(request, context.RequestAborted).ConfigureAwait(false), request.IsBatch));
    });

    private Task PredictTable(HttpContext context) => Answer(context, async body =>
    {
        var name = context.Request.Query["name"].ToString() is { Length: > 0 } given ? SingleLine.Clean(given) : "the table";
        var table = await _model.Predict(new SentTable(body, _mostRows, ServingLimits.Unpacked * (long)_mostBytes), name, context.RequestAborted).ConfigureAwait(false);

        // JSON in a header is ASCII.
        if (table.Notices.Count > 0) context.Response.Headers[NoticesHeader] = JsonSerializer.Serialize(table.Notices);
        return ("text/csv; charset=utf-8", table.Csv);
    });

    private static async Task Answer(HttpContext context, Func<MemoryStream, Task<(string Type, byte[] Bytes)>> answer)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        body.Position = 0;
        (string Type, byte[] Bytes) answered;
        try
        {
            answered = await answer(body).ConfigureAwait(false);
        }
        catch (WrongRequestException wrong)
        {
            await Refusals.Write(context, StatusCodes.Status400BadRequest, wrong.Message, wrong.Column).ConfigureAwait(false);
            return;
        }

        await Replies.Bytes(context, answered.Type, answered.Bytes).ConfigureAwait(false);
    }
}
