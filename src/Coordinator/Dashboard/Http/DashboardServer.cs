using System.Net.Sockets;
using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Shared.Http;
using Microsoft.AspNetCore.Http;
using Serilog;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>Serves the page of one search, until it is disposed.</summary>
internal sealed class DashboardServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly MinimalServer _server;
    private readonly RecentStudy _recent;
    private readonly LiveView _view;
    private readonly LiveFeed _feed;
    private readonly StudyDetails _details;
    private readonly RememberedAnswers _remembered;
    private readonly Task _feeding;

    private DashboardServer(
        Socket listener, LiveStudy study, DashboardChoice choice, ServerLimits limits, ILogger log, TimeProvider time)
    {
        _recent = new RecentStudy(study);
        _view = new LiveView(study, _recent);
        _feed = new LiveFeed(_view, limits.Pace, () => study.Traffic.Streams > 0);
        _details = new StudyDetails(study, _recent);
        _remembered = new RememberedAnswers(limits.Memory, time);
        var table = new RouteTable(study, new LiveApi(study, _details, new LiveCharts(study, _recent)), new EventStream(_feed, limits, study.Traffic, time, _stopping.Token));
        _server = new MinimalServer(listener, choice.Endpoint, DashboardChoice.Words, limits.Http, log, study.Traffic.Answered, time);
        var replies = new RouteReplies(_remembered, study.Watch);
        foreach (var route in table.Routes)
        {
            _server.Map(
                route is Route.Act ? HttpMethods.Post : HttpMethods.Get, route.Path, route.Access, context => replies.Serve(context, route));
        }

        _feeding = _feed.RunAsync(_stopping.Token);
    }

    /// <summary>Begins to serve.</summary>
    /// <param name="listener">Bound to the address; the server's from now on.</param>
    public static async Task<DashboardServer> StartAsync(
        Socket listener, LiveStudy study, DashboardChoice choice, ServerLimits limits, ILogger log, TimeProvider time)
    {
        var server = new DashboardServer(listener, study, choice, limits, log, time);
        await server._server.StartAsync().ConfigureAwait(false);
        return server;
    }

    /// <summary>The search has ended: readers are shown its end.</summary>
    public void ShowEnd() => _feed.LookForReaders();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync().ConfigureAwait(false);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        await _feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _remembered.Dispose();
        _details.Dispose();
        _view.Dispose();
        _recent.Dispose();
        _stopping.Dispose();
    }
}
