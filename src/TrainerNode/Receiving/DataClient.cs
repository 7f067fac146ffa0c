using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ActorSearch.Shared.Network;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Sending;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>Asks a coordinator for its files.</summary>
/// <param name="host">The coordinator's, as in an address.</param>
/// <param name="tls">The node's certificates; null without TLS.</param>
internal sealed class DataClient(string host, PeerTls? tls) : IDisposable
{
    /// <summary>Time without a byte after which a connection counts as cut.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(HandlerOf(tls)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>What is sent.</summary>
    /// <exception cref="ConnectionCutException">The coordinator does not answer.</exception>
    /// <exception cref="NotSentException">It refuses.</exception>
    public async Task<SentData> ListAsync(DataOffer offer, CancellationToken cancellation)
    {
        using var answer = await AskAsync(offer, "data", cancellation).ConfigureAwait(false);
        using var text = new MemoryStream();
        await foreach (var bytes in ReadAsync(answer, new byte[64 * 1024], cancellation).ConfigureAwait(false))
        {
            text.Write(bytes.Span);
            if (text.Length > SentData.LargestText) throw new NotSentException("the coordinator's list of files is too long.");
        }

        return SentData.Read(text.GetBuffer().AsSpan(0, (int)text.Length)) ?? throw new NotSentException("the coordinator's list of files cannot be read.");
    }

    /// <summary>The bytes of a file from a place on, in pieces that are valid until the next one.</summary>
    /// <exception cref="ConnectionCutException">The coordinator does not answer, or stopped in the middle.</exception>
    /// <exception cref="NotSentException">It refuses.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> BytesAsync(
        DataOffer offer, SentFile file, long from, byte[] buffer, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var answer = await AskAsync(offer, string.Create(CultureInfo.InvariantCulture, $"data/{file.Sha256}?from={from}"), cancellation).ConfigureAwait(false);
        await foreach (var bytes in ReadAsync(answer, buffer, cancellation).ConfigureAwait(false))
        {
            yield return bytes;
        }
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler HandlerOf(PeerTls? tls)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10) };
        if (tls is not null) handler.SslOptions = tls.ForClient();
        return handler;
    }

    private async Task<HttpResponseMessage> AskAsync(DataOffer offer, string what, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{(tls is null ? "http" : "https")}://{host}:{offer.Port}/{what}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", offer.Token);
        var answer = await Guarded(limit => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit), cancellation).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode) return answer;
        using (answer)
        {
            var sentence = $"The coordinator answers {(int)answer.StatusCode}.";

            // A coordinator that was started again has another token, which comes with its next message.
            throw answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound
                ? new NotSentException("a file of the experiment has changed on the coordinator since the search started. Start the coordinator again.")
                : new ConnectionCutException(sentence);
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        HttpResponseMessage answer, byte[] buffer, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        int read;
        while ((read = await Guarded(limit => stream.ReadAsync(buffer, limit).AsTask(), cancellation).ConfigureAwait(false)) > 0)
        {
            yield return buffer.AsMemory(0, read);
        }
    }

    private static async Task<T> Guarded<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestSilence);
        try
        {
            return await read(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ConnectionCutException($"The coordinator has not answered for {LongestSilence.TotalSeconds} s.");
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or SocketException)
        {
            throw new ConnectionCutException(cut.Message, cut);
        }
    }
}
