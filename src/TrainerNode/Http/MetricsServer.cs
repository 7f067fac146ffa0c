using System.Text;
using ActorSearch.Shared.Http;
using ActorSearch.Shared.Metrics;
using ActorSearch.TrainerNode.Actors;
using Microsoft.AspNetCore.Http;
using Serilog;

namespace ActorSearch.TrainerNode.Http;

/// <summary>Serves the metrics of one trainer node and its probes, until it is disposed.</summary>
public sealed class MetricsServer : IAsyncDisposable
{
    /// <summary>A scraper comes every few seconds; more frequent requests would slow the trainings down.</summary>
    private static readonly HttpLimits Limits = new() { Connections = 64, RequestsPerSecond = 20, RequestsAtOnce = 100, ProbesPerSecond = 20 };

    private readonly MetricsCollector _collector;
    private readonly MinimalServer _server;

    private MetricsServer(MetricsPlace place, NodeMetrics metrics, ILogger log, TimeProvider time)
    {
        _collector = new MetricsCollector(meter => meter == metrics.Meter || meter.Name is "ActorSearch.Wire" or "System.Runtime");
        _server = new MinimalServer(place.Listener, place.Endpoint, MetricsPlace.Words, Limits, log, time: time);
        _server.Map(HttpMethods.Get, "/healthz", Access.Probe, Replies.Alive);
        _server.Map(HttpMethods.Get, "/readyz", Access.Probe, context => Replies.Ready(context, metrics.Readiness.Reason));
        _server.Map(
            HttpMethods.Get, "/metrics", Access.Read,
            context => Replies.Bytes(context, PrometheusText.ContentType, Encoding.UTF8.GetBytes(PrometheusText.Write(_collector.Collect()))));
    }

    /// <summary>Begins to serve.</summary>
    /// <param name="place">Where; the server's from now on.</param>
    /// <param name="metrics">The node's.</param>
    /// <param name="log">Gets what breaks.</param>
    public static async Task<MetricsServer> StartAsync(MetricsPlace place, NodeMetrics metrics, ILogger log, TimeProvider time)
    {
        var server = new MetricsServer(place, metrics, log, time);
        await server._server.StartAsync().ConfigureAwait(false);
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        _collector.Dispose();
    }
}
