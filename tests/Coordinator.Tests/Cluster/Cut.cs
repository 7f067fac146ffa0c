using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>
/// A port that leads to another one through a cable that can be cut: what is sent while it is cut is neither lost nor refused, it arrives when
/// the cable is mended, as with TCP through a network that drops all packets.
/// </summary>
internal sealed class Cut : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentBag<TcpClient> _ends = [];
    private readonly Cable _there = new(), _back = new();
    private readonly int _to;

    /// <param name="to">The port that it leads to.</param>
    public Cut(int to)
    {
        _to = to;
        _listener.Start();
        _ = Accept();
    }

    /// <summary>The port in front of it.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts one direction or both.</summary>
    public void Sever(bool there, bool back)
    {
        if (there)
        {
            _there.Sever();
        }

        if (back)
        {
            _back.Sever();
        }
    }

    public void Mend()
    {
        _there.Mend();
        _back.Mend();
    }

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        Mend();
        foreach (var end in _ends)
        {
            end.Dispose();
        }
    }

    private async Task Accept()
    {
        while (await Quietly(() => _listener.AcceptTcpClientAsync(_over.Token).AsTask()) is { } caller)
        {
            var called = new TcpClient();
            _ends.Add(caller);
            _ends.Add(called);
            _ = Connect(caller, called);
        }
    }

    private async Task Connect(TcpClient caller, TcpClient called)
    {
        await _there.Whole;
        if (await Quietly(async () =>
            {
                await called.ConnectAsync(IPAddress.Loopback, _to, _over.Token);
                return called;
            }) is null)
        {
            caller.Dispose();
            return;
        }

        _ = Carry(caller, called, _there);
        _ = Carry(called, caller, _back);
    }

    private async Task Carry(TcpClient from, TcpClient to, Cable cable)
    {
        await Quietly(async () =>
        {
            var buffer = new byte[64 * 1024];
            while (await from.GetStream().ReadAsync(buffer, _over.Token) is > 0 and var count)
            {
                await cable.Whole;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _over.Token);
            }

            return to;
        });
        await cable.Whole;
        to.Dispose();
    }

    private static async Task<T?> Quietly<T>(Func<Task<T>> work)
        where T : class
    {
        try
        {
            return await work();
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class Cable
    {
        private volatile TaskCompletionSource _whole = Mended();

        public Task Whole => _whole.Task;

        public void Sever() => _whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Mend() => _whole.TrySetResult();

        private static TaskCompletionSource Mended()
        {
            var mended = new TaskCompletionSource();
            mended.SetResult();
            return mended;
        }
    }
}
