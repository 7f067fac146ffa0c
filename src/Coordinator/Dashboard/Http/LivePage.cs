using System.Net;
using System.Net.Sockets;
using ActorSearch.Coordinator.Dashboard.Live;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Http;
using ActorSearch.Shared.Logging;
using Serilog;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>
/// The page of one run: it begins beside the search, at once where it was asked for and else when the search has lasted more than a moment,
/// and ends with it. Whatever goes wrong with it is logged and costs the search nothing.
/// </summary>
/// <param name="place">Where.</param>
/// <param name="study">The search.</param>
/// <param name="folder">The output folder.</param>
/// <param name="say">Prints a line.</param>
internal sealed class LivePage(DashboardPlace place, LiveStudy study, string folder, Action<string> say, ILogger log, TimeProvider time) : IAsyncDisposable
{
    /// <summary>A search that is over by then has no page unless it was asked for.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ending = new();
    private Task<(DashboardServer? Server, DashboardFile? File)> _serving = Task.FromResult<(DashboardServer?, DashboardFile?)>(default);

    /// <summary>Begins, and returns at once.</summary>
    public void Begin() => _serving = Task.Run(ServeAsync);

    /// <summary>The search has ended; the page shows how, and ends.</summary>
    /// <param name="outcome">How it ended, for people.</param>
    public async Task EndAsync(string outcome)
    {
        study.Watch.End(outcome);
        await _ending.CancelAsync().ConfigureAwait(false);
        var (server, _) = await _serving.ConfigureAwait(false);
        server?.ShowEnd();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        var (server, file) = await _serving.ConfigureAwait(false);
        file?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }

        _ending.Dispose();
    }

    private async Task<(DashboardServer? Server, DashboardFile? File)> ServeAsync()
    {
        DashboardServer? server = null;
        DashboardFile? file = null;
        try
        {
            if (!place.Choice.IsAsked)
            {
                await Task.Delay(Moment, time, _ending.Token).ConfigureAwait(false);
            }

            var (listener, remark) = Listen();
            server = await DashboardServer.StartAsync(listener, study, place.Choice, new ServerLimits(), log, time).ConfigureAwait(false);
            var address = (IPEndPoint)listener.LocalEndPoint!;
            try
            {
                file = DashboardFile.Write(folder, address, place.Choice.Token);
            }
            finally
            {
                // A reader of this line can look for the file at once.
                say($"watch: {HttpEndpoint.UrlOf(address)}{remark}");
            }

            if (study.Watch.Progress is not { Earlier: 0 })
            {
                study.LoadEarlier();
            }

            return (server, file);
        }
        catch (OperationCanceledException)
        {
            return default;
        }
#pragma warning disable CA1031 // A page that cannot be served, for whatever reason, must not take the search with it.
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            log.Error(trouble, LogEvents.DashboardMissing + ": the dashboard of this run could not be started or written");
            return (server, file);
        }
    }

    private (Socket Listener, string Remark) Listen()
    {
        if (place.Listener is { } listener)
        {
            return (listener, "");
        }

        return ListeningSocket.Bind(place.Choice.Address, DashboardChoice.Words.Flag) is Checked<Socket>.Right(var usual)
            ? (usual, "")
            : ListeningSocket.Bind(new IPEndPoint(place.Choice.Address.Address, 0), DashboardChoice.Words.Flag) is Checked<Socket>.Right(var free)
            ? (free, $" (port {place.Choice.Address.Port} is taken)")
            : throw new IOException("There is no free port.");
    }
}
