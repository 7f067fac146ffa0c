using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Http;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Protocol;
using Akka.Configuration;
using Microsoft.AspNetCore.Http;
using Serilog;

namespace ActorSearch.Coordinator.Sending;

/// <summary>
/// Sends the files of an experiment to trainers, until it is disposed. It has a port of its own, so that heartbeats do not wait behind
/// gigabytes, and sends nothing but the files of this experiment, to those who have the token.
/// </summary>
internal sealed class DataServer : IAsyncDisposable
{
    private const int Piece = 256 * 1024;

    private static readonly HttpLimits Limits = new() { Connections = 10_000, Ahead = 1 << 20 };

    private static readonly EndpointOptionNames Words = new("--send-data", "0.0.0.0:4054", "--hostname", "--send-data", "--send-data");

    private readonly MinimalServer _server;
    private readonly Lazy<Task<OfferedFiles>> _files;
    private readonly ILogger _log;

    private DataServer(Socket listener, string called, AccessToken token, PeerTls? tls, Func<OfferedFiles> files, ILogger log)
    {
        _log = log;
        _files = new Lazy<Task<OfferedFiles>>(() => Task.Run(files));
        var place = (IPEndPoint)listener.LocalEndPoint!;
        Offer = new DataOffer(place.Port, token.Text);
        _server = new MinimalServer(listener, new HttpEndpoint(place, token) { Names = [called] }, Words, Limits, log, secure: tls?.ForServer());
        _server.Map(HttpMethods.Get, "/data", Access.Act, async context => await Replies.Bytes(context, "application/json", (await _files.Value.ConfigureAwait(false)).List.ToJson()).ConfigureAwait(false));
        _server.Map(HttpMethods.Get, "/data/{sha256}", Access.Act, SendAsync);
    }

    /// <summary>What trainers are told.</summary>
    public DataOffer Offer { get; }

    /// <summary>Begins to send, at the address at which the node listens.</summary>
    /// <param name="node">The settings of the coordinator's network.</param>
    /// <param name="tls">The file that names the certificates; null without TLS.</param>
    /// <param name="plugins">The folder with the folders of plug-ins; null: none.</param>
    public static Checked<DataServer> Start(Config node, string? tls, Experiment experiment, string? plugins, ILogger log)
    {
        const string Tcp = "akka.remote.dot-netty.tcp";
        var address = new IPEndPoint(IPAddress.Parse(node.GetString($"{Tcp}.hostname")), node.GetInt("actorsearch.data-port", 0));
        var bound = ListeningSocket.Bind(address, "actorsearch.data-port");
        if (bound is not Checked<Socket>.Right(var listener))
        {
            return new Checked<DataServer>.Wrong(((Checked<Socket>.Wrong)bound).Mistakes);
        }

        var server = new DataServer(listener, node.GetString($"{Tcp}.public-hostname"), AccessToken.Made(), tls is null ? null : new PeerTls(tls), () => OfferedFiles.Collect(experiment, plugins), log);
        server._server.StartAsync().GetAwaiter().GetResult();
        return new Checked<DataServer>.Right(server);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task SendAsync(HttpContext context)
    {
        var files = await _files.Value.ConfigureAwait(false);
        var isPlace = long.TryParse(context.Request.Query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var from);
        if (!files.Paths.TryGetValue((string)context.Request.RouteValues["sha256"]!, out var asked) || !isPlace || from > asked.File.Length)
        {
            await Refusals.Write(context, StatusCodes.Status404NotFound, "The experiment has no such file.").ConfigureAwait(false);
            return;
        }

        using var file = File.OpenHandle(asked.Path, options: FileOptions.SequentialScan);
        if (RandomAccess.GetLength(file) != asked.File.Length)
        {
            await Refusals.Write(context, StatusCodes.Status409Conflict, "The file has changed.").ConfigureAwait(false);
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = asked.File.Length - from;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        var (body, place) = (context.Response.BodyWriter, from);
        try
        {
            // Read into memory of the connection: a stream would copy each piece into hundreds of its own.
            var isWanted = true;
            while (isWanted && place < asked.File.Length)
            {
                var read = RandomAccess.Read(file, body.GetSpan(Piece)[..(int)Math.Min(Piece, asked.File.Length - place)], place);
                if (read == 0) break;
                body.Advance(read);
                place += read;
                isWanted = !(await body.FlushAsync(context.RequestAborted).ConfigureAwait(false)).IsCompleted;
            }
        }
        finally
        {
            _log.Information(
                LogEvents.DataSent + ": {File:l}, {Bytes} bytes from byte {From} on, to {Address:l}", asked.File.Name, place - from, from, $"{context.Connection.RemoteIpAddress}");
        }
    }
}
