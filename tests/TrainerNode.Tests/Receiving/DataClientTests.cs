using System.Net;
using System.Net.Sockets;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Sending;
using ActorSearch.TrainerNode.Receiving;

namespace ActorSearch.TrainerNode.Tests.Receiving;

public sealed class DataClientTests : IDisposable
{
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public DataClientTests() => _silent.Start();

    private DataOffer Offer => new(((IPEndPoint)_silent.LocalEndpoint).Port, "token");

    [Fact]
    public async Task A_coordinator_that_is_silent_counts_as_cut()
    {
        using var client = new DataClient("127.0.0.1", null, TimeSpan.FromMilliseconds(20));

        var cut = await Assert.ThrowsAsync<ConnectionCutException>(() => client.ListAsync(Offer, CancellationToken.None));

        Assert.Equal("The coordinator has not answered for 0.02 s.", cut.Message);
    }

    [Fact]
    public async Task A_coordinator_that_stops_in_the_middle_of_a_file_counts_as_cut()
    {
        using var client = new DataClient("127.0.0.1", null, TimeSpan.FromMilliseconds(20));
        var received = 0;
        var reading = ReadAsync(client, bytes => received += bytes, CancellationToken.None);
        using var connection = await AnswerInPartAsync();

        var cut = await Assert.ThrowsAsync<ConnectionCutException>(() => reading);

        Assert.Equal("The coordinator has not answered for 0.02 s.", cut.Message);
        Assert.InRange(received, 0, 3);
    }

    [Fact]
    public async Task Cancelling_ends_a_request_without_an_answer()
    {
        using var client = new DataClient("127.0.0.1", null, TimeSpan.FromHours(1));
        using var cancellation = new CancellationTokenSource();
        var listing = client.ListAsync(Offer, cancellation.Token);
        using var connection = await _silent.AcceptTcpClientAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);
    }

    [Fact]
    public async Task Cancelling_ends_a_file_that_does_not_continue()
    {
        using var client = new DataClient("127.0.0.1", null, TimeSpan.FromHours(1));
        using var cancellation = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = ReadAsync(client, _ => begun.TrySetResult(), cancellation.Token);
        using var connection = await AnswerInPartAsync();
        await begun.Task;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    public void Dispose() => _silent.Dispose();

    private Task ReadAsync(DataClient client, Action<int> received, CancellationToken cancellation) =>
        client.ReadAsync(Offer, new SentFile("file", 10, new string('0', 64), Runs: false), 0, new byte[1024], bytes => received(bytes.Length), cancellation);

    private async Task<TcpClient> AnswerInPartAsync()
    {
        var connection = await _silent.AcceptTcpClientAsync();
        await connection.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"u8.ToArray());
        return connection;
    }
}
