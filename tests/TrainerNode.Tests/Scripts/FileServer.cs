using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorSearch.TrainerNode.Tests.Scripts;

/// <summary>A web server on this machine for files from memory: with or without ranges, and able to break off in the middle.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, byte[]> _files;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public FileServer(Dictionary<string, byte[]> files)
    {
        _files = files;
        _listener.Start();
        _serving = Task.Run(Serve);
    }

    /// <summary>Whether it answers a request for a range with the range; else with 200 and everything.</summary>
    public bool Ranges { get; set; } = true;

    /// <summary>Bytes after which it hangs up, of each answer.</summary>
    public int BreakOffAfter { get; set; } = int.MaxValue;

    /// <summary>What was asked for, as "name from".</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/mnist";

    public void Dispose()
    {
        _end.Cancel();
        _serving.Wait();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await Answer(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var name = (await reader.ReadLineAsync())!.Split(' ')[1].Split('/')[^1];
        var from = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            if (!header.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase)) continue;
            from = int.Parse(header["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        }

        Requests.Enqueue($"{name} {from}");
        var known = _files.TryGetValue(name, out var file);
        file ??= [];
        var (status, start) = (known, from) switch
        {
            (false, _) => ("404 Not Found", 0),
            (_, 0) => ("200 OK", 0),
            _ when !Ranges => ("200 OK", 0),
            _ when from >= file.Length => ("416 Range Not Satisfiable", file.Length),
            _ => ("206 Partial Content", from),
        };
        var range = status[0..3] == "206" ? $"Content-Range: bytes {start}-{file.Length - 1}/{file.Length}\r\n" : "";
        var head = $"HTTP/1.1 {status}\r\nContent-Length: {file.Length - start}\r\n{range}Connection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(file.AsMemory(start, Math.Min(file.Length - start, BreakOffAfter)));
    }
}
