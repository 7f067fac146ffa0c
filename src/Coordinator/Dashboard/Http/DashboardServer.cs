using System.Net;
using System.Net.Sockets;
using ActorSearch.Coordinator.Dashboard.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>Serves the page of one search, as long as it is not disposed. It reads no settings but those that it is given.</summary>
internal sealed class DashboardServer : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private readonly WebApplication _app;
    private readonly LiveView _view;
    private readonly LiveFeed _feed;
    private readonly StudyDetails _details;
    private readonly RememberedAnswers _remembered;
    private readonly Task _feeding;

    private DashboardServer(
        Socket listener, LiveStudy study, DashboardChoice choice, ServerLimits limits, ILogger log, TimeProvider time)
    {
        _view = new LiveView(study);
        _feed = new LiveFeed(_view, limits.Pace, () => study.Traffic.Streams > 0);
        _details = new StudyDetails(study);
        _remembered = new RememberedAnswers(limits.Memory, time);
        var table = new RouteTable(study, _details, new EventStream(_feed, limits, study.Traffic, _stopping.Token));
        var guard = new Guard(choice, Dns.GetHostName(), limits, study.Traffic, time);
        _app = Build(listener, limits);
        _app.Use(next => context => Guarded(context, () => guard.Pass(context, next), log));
        var replies = new RouteReplies(_remembered, study.Watch);
        foreach (var route in table.Routes)
        {
            _app.MapMethods(route.Path, [route is Route.Act ? HttpMethods.Post : HttpMethods.Get], context => replies.Serve(context, route)).WithMetadata(route);
        }

        _feeding = _feed.RunAsync(_stopping.Token);
    }

    /// <summary>Begins to serve.</summary>
    /// <param name="listener">Bound to the address; the server's from now on.</param>
    public static async Task<DashboardServer> StartAsync(
        Socket listener, LiveStudy study, DashboardChoice choice, ServerLimits limits, ILogger log, TimeProvider time)
    {
        var server = new DashboardServer(listener, study, choice, limits, log, time);
        await server._app.StartAsync().ConfigureAwait(false);
        return server;
    }

    /// <summary>The search has ended: readers are shown its end.</summary>
    public void ShowEnd() => _feed.Look();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using (var limit = new CancellationTokenSource(Farewell))
        {
            await _app.StopAsync(limit.Token).ConfigureAwait(false);
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        await _feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _remembered.Dispose();
        _details.Dispose();
        _view.Dispose();
        _stopping.Dispose();
    }

    private static WebApplication Build(Socket listener, ServerLimits limits)
    {
        // An empty builder looks at no environment, no file and no command line, and writes to no console.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "actorsearch", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => listener);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = limits.Connections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
            kestrel.Limits.MaxRequestBodySize = limits.Body;
            kestrel.Limits.MaxRequestHeadersTotalSize = limits.Headers;
            kestrel.Limits.MaxRequestLineSize = limits.Line;
            kestrel.Limits.MaxResponseBufferSize = limits.Ahead;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            kestrel.Listen((IPEndPoint)listener.LocalEndPoint!, options => options.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        return builder.Build();
    }

    private static async Task Guarded(HttpContext context, Func<Task> answer, ILogger log)
    {
        try
        {
            await answer().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException wrong)
        {
            await Refusals.Write(context, wrong.StatusCode, wrong.Message).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A bug in the page must not end the search: it is logged, and the request fails.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            log.Error(bug, "DashboardFailed: {Path:l} could not be answered", context.Request.Path.Value);
            if (!context.Response.HasStarted)
            {
                await Refusals.Write(context, StatusCodes.Status500InternalServerError, "Something broke that should not; the log tells more.").ConfigureAwait(false);
            }
        }
    }

    /// <summary>Signals are the run's to hear, not the page's.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
