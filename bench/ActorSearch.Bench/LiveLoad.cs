using System.Net.Sockets;
using System.Text;

namespace ActorSearch.Bench;

/// <summary>
/// Readers of a running search's page from this process: open event streams, some of which never read, and requests at a fixed rate over
/// connections that stay open. It costs as little as it can, since it runs on the machine that searches.
/// </summary>
internal sealed class LiveLoad : IDisposable
{
    private const int Lanes = 4, BatchesPerSecond = 50;

    private static readonly string[] Paths = ["api/study", "api/best", "api/nodes", "api/configurations?limit=50", "metrics", "api/folds", "api/log"];

    private readonly CancellationTokenSource _end = new();
    private readonly Uri _address;
    private readonly List<Task> _work = [];
    private readonly List<TcpClient> _silent = [];
    private long _read, _answered, _refused;

    private LiveLoad(Uri address) => _address = address;

    /// <summary>Bytes of events that were read.</summary>
    public long BytesRead => Interlocked.Read(ref _read);

    /// <summary>Requests that were answered with what they asked for.</summary>
    public long Answered => Interlocked.Read(ref _answered);

    /// <summary>Requests that were refused.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Begins.</summary>
    /// <param name="streams">Event streams that are read.</param>
    /// <param name="silent">Event streams that are never read.</param>
    /// <param name="requests">Requests a second.</param>
    public static LiveLoad Start(Uri address, int streams, int silent, int requests)
    {
        var load = new LiveLoad(address);
        for (var i = 0; i < silent; i++)
        {
            var client = new TcpClient { ReceiveBufferSize = 4096 };
            client.Connect(address.Host, address.Port);
            client.GetStream().Write(load.Request("events"));
            load._silent.Add(client);
        }

        load._work.AddRange(Enumerable.Range(0, streams).Select(_ => load.Follow()));
        load._work.AddRange(Enumerable.Range(0, Lanes).Select(lane => load.Ask(lane, requests / BatchesPerSecond / Lanes)));
        return load;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        Task.WhenAll(_work).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _silent.ForEach(client => client.Dispose());
        _end.Dispose();
    }

    private async Task Follow()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_address.Host, _address.Port, _end.Token).ConfigureAwait(false);
        var stream = client.GetStream();
        await stream.WriteAsync(Request("events"), _end.Token).ConfigureAwait(false);
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, _end.Token).ConfigureAwait(false) is > 0 and var read)
        {
            Interlocked.Add(ref _read, read);
        }
    }

    // A batch of requests is sent as one, and its answers are counted by their first lines as they come.
    private async Task Ask(int lane, int batch)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(_address.Host, _address.Port, _end.Token).ConfigureAwait(false);
        var stream = client.GetStream();
        byte[] requests = [.. Enumerable.Range(0, batch).SelectMany(i => Request(Paths[(lane + i) % Paths.Length]))];
        var counting = Count(stream);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / BatchesPerSecond));
        while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false))
        {
            await stream.WriteAsync(requests, _end.Token).ConfigureAwait(false);
        }

        await counting.ConfigureAwait(false);
    }

    private async Task Count(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, _end.Token).ConfigureAwait(false) is > 0 and var read)
        {
            var text = buffer.AsSpan(0, read);
            Interlocked.Add(ref _answered, Occurrences(text, "HTTP/1.1 200"u8));
            Interlocked.Add(ref _refused, Occurrences(text, "HTTP/1.1 4"u8) + Occurrences(text, "HTTP/1.1 5"u8));
        }
    }

    private static int Occurrences(ReadOnlySpan<byte> text, ReadOnlySpan<byte> of)
    {
        var found = 0;
        for (var next = text.IndexOf(of); next >= 0; next = text.IndexOf(of))
        {
            found++;
            text = text[(next + of.Length)..];
        }

        return found;
    }

    private byte[] Request(string path) => Encoding.ASCII.GetBytes($"GET /{path} HTTP/1.1\r\nHost: {_address.Authority}\r\n\r\n");
}
