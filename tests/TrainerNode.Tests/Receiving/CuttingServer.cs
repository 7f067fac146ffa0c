using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorSearch.TrainerNode.Tests.Receiving;

/// <summary>Sends bytes over HTTP from where it is asked to, and cuts each connection after so many of them.</summary>
internal sealed class CuttingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _bytes;
    private readonly int _most;
    private int _sent;

    public CuttingServer(byte[] bytes, int most)
    {
        (_bytes, _most) = (bytes, most);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes sent on all connections.</summary>
    public int Sent => Volatile.Read(ref _sent);

    /// <summary>Changes the next byte that is sent.</summary>
    public bool Spoils { get; set; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var from = int.Parse((await reader.ReadLineAsync())!.Split("from=")[1].Split(' ')[0], CultureInfo.InvariantCulture);
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        var piece = _bytes.AsSpan(from, Math.Min(_most, _bytes.Length - from)).ToArray();
        if (Spoils) piece[0] ^= 1;
        Spoils = false;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {_bytes.Length - from}\r\n\r\n"));
        // Before they are sent: who has received them may look at once.
        Interlocked.Add(ref _sent, piece.Length);
        await stream.WriteAsync(piece);
    }
}
