using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using ActorSearch.Shared.Logging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace ActorSearch.Shared.Http;

/// <summary>
/// A web server behind a <see cref="RequestGuard"/>, until it is disposed. It reads no settings but those that it is given, and a bug in an
/// answer costs that answer alone.
/// </summary>
public sealed class MinimalServer : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private bool _isStopped;

    /// <param name="listener">Bound to the address; the server owns it.</param>
    /// <param name="endpoint">Where it serves, and what opens it.</param>
    /// <param name="options">The options that set the endpoint, for refusals.</param>
    /// <param name="limits">Largest sizes and rates.</param>
    /// <param name="log">Gets the errors.</param>
    /// <param name="answered">Called with the status of each answer.</param>
    /// <param name="time">For rates; null: the system's.</param>
    /// <param name="secure">TLS; null without it.</param>
    public MinimalServer(
        Socket listener, HttpEndpoint endpoint, EndpointOptionNames options, HttpLimits limits, ILogger log, Action<int>? answered = null, TimeProvider? time = null,
        SslServerAuthenticationOptions? secure = null)
    {
        var guard = new RequestGuard(endpoint, options, Dns.GetHostName(), limits, answered ?? (_ => { }), time ?? TimeProvider.System);
        _app = Build(listener, limits, secure);
        _app.Use(next => context => Guarded(context, () => guard.Pass(context, next), log));
    }

    /// <summary>Answers requests of a path; what answers GET also answers HEAD, and the server then sends the headers alone.</summary>
    /// <param name="path">With parameters in braces.</param>
    public void Map(string method, string path, Access access, RequestDelegate answer) =>
        _app.MapMethods(path, HttpMethods.IsGet(method) ? [method, HttpMethods.Head] : [method], answer).WithMetadata(access);

    public Task StartAsync() => _app.StartAsync();

    /// <summary>Takes no more requests, and waits a moment for the answers under way.</summary>
    public async Task StopAsync()
    {
        if (_isStopped) return;
        _isStopped = true;
        using var limit = new CancellationTokenSource(Farewell);
        await _app.StopAsync(limit.Token).ConfigureAwait(false);
    }

    /// <summary>Stops it first.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(Socket listener, HttpLimits limits, SslServerAuthenticationOptions? secure)
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
            kestrel.Listen((IPEndPoint)listener.LocalEndPoint!, options =>
            {
                options.Protocols = HttpProtocols.Http1;
                if (secure is not null) options.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(secure) });
            });
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
            // The client has gone.
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException wrong)
        {
            if (!context.Response.HasStarted) await Refusals.Write(context, wrong.StatusCode, wrong.Message).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A bug in an answer must not end the process: it is logged, and the request fails.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            log.Error(bug, LogEvents.RequestFailed + ": the request for {Address:l} failed", context.Request.Path.Value);
            if (!context.Response.HasStarted)
            {
                await Refusals.Write(context, StatusCodes.Status500InternalServerError, "Internal error; see the log.").ConfigureAwait(false);
            }
        }
    }

    /// <summary>The program handles signals, not the server.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
