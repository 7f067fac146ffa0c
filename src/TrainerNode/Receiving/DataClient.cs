using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Sending;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>
/// Asks a coordinator for its files, one request at a time. The answer is read by a thread of its own from a socket that blocks: waking
/// other threads for each piece of a gigabyte costs more than reading it.
/// </summary>
internal sealed class DataClient : IDisposable
{
    private readonly string _host;
    private readonly PeerTls? _tls;
    private readonly TimeSpan _longestSilence;
    private readonly HttpClient _http;
    private Socket? _socket;

    /// <param name="host">The coordinator's, as in an address.</param>
    /// <param name="tls">The node's certificates; null without TLS.</param>
    /// <param name="longestSilence">Time without a byte after which a connection counts as cut.</param>
    public DataClient(string host, PeerTls? tls, TimeSpan longestSilence)
    {
        (_host, _tls, _longestSilence) = (host, tls, longestSilence);
        _http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            ConnectCallback = (context, cancellation) => ValueTask.FromResult(Connect(context.DnsEndPoint, cancellation)),
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>What is sent.</summary>
    /// <exception cref="ConnectionCutException">The coordinator does not answer.</exception>
    /// <exception cref="NotSentException">It refuses.</exception>
    public async Task<SentData> ListAsync(DataOffer offer, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        await OnThread(() => Read(offer, "data", new byte[64 * 1024], Take, cancellation)).ConfigureAwait(false);
        return SentData.Read(text.GetBuffer().AsSpan(0, (int)text.Length)) ?? throw new NotSentException("the coordinator's list of files cannot be read.");

        void Take(ReadOnlySpan<byte> bytes)
        {
            text.Write(bytes);
            if (text.Length > SentData.LargestText) throw new NotSentException("the coordinator's list of files is too long.");
        }
    }

    /// <summary>Reads the bytes of a file from a place on.</summary>
    /// <param name="buffer">For the pieces.</param>
    /// <param name="take">Gets each piece.</param>
    /// <exception cref="ConnectionCutException">The coordinator does not answer, or stopped in the middle.</exception>
    /// <exception cref="NotSentException">It refuses.</exception>
    public Task ReadAsync(DataOffer offer, SentFile file, long from, byte[] buffer, Action<ReadOnlySpan<byte>> take, CancellationToken cancellation) =>
        OnThread(() => Read(offer, string.Create(CultureInfo.InvariantCulture, $"data/{file.Sha256}?from={from}"), buffer, take, cancellation));

    public void Dispose() => _http.Dispose();

    private static Task OnThread(Action read) => Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Read(DataOffer offer, string what, byte[] buffer, Action<ReadOnlySpan<byte>> take, CancellationToken cancellation)
    {
        // Ends what blocks.
        using var end = cancellation.Register(() => Volatile.Read(ref _socket)?.Dispose());
        using var answer = Ask(offer, what, cancellation);
        using var stream = Guarded(() => answer.Content.ReadAsStream(cancellation), cancellation);
        int read;
        while ((read = Guarded(() => stream.Read(buffer), cancellation)) > 0)
        {
            take(buffer.AsSpan(0, read));
        }
    }

    private HttpResponseMessage Ask(DataOffer offer, string what, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{(_tls is null ? "http" : "https")}://{_host}:{offer.Port}/{what}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", offer.Token);
        var answer = Guarded(() => _http.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellation), cancellation);
        if (answer.IsSuccessStatusCode) return answer;
        using (answer)
        {
            // A coordinator that was started again has another token, which comes with its next message.
            throw answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound
                ? new NotSentException("a file of the experiment has changed on the coordinator since the search started. Start the coordinator again.")
                : new ConnectionCutException($"The coordinator answers {(int)answer.StatusCode}.");
        }
    }

    private Stream Connect(DnsEndPoint place, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var end = cancellation.Register(socket.Dispose);
        try
        {
            socket.Connect(place);
            socket.ReceiveTimeout = socket.SendTimeout = (int)_longestSilence.TotalMilliseconds;
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (_tls is not null)
            {
                var secure = new SslStream(stream);
                var options = _tls.ForClient();
                options.TargetHost = place.Host;
                secure.AuthenticateAsClient(options);
                stream = secure;
            }

            Volatile.Write(ref _socket, socket);
            return stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private T Guarded<T>(Func<T> read, CancellationToken cancellation)
    {
        try
        {
            return read();
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new ConnectionCutException(
                cut.GetBaseException() is SocketException { SocketErrorCode: SocketError.TimedOut } or TimeoutException
                    ? $"The coordinator has not answered for {_longestSilence.TotalSeconds} s."
                    : $"{SystemFault.Find(cut).Reason}.",
                cut);
        }
    }
}
