using System.Security.Cryptography;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Sending;
using ActorSearch.TrainerNode.Receiving;
using Serilog.Core;

namespace ActorSearch.TrainerNode.Tests.Receiving;

public sealed class DownloadTests : IDisposable
{
    private const int Length = 100_000;

    private readonly byte[] _bytes = [.. Enumerable.Range(0, Length).Select(place => (byte)(place * 7 / 3))];
    private readonly string _folder = Directory.CreateTempSubdirectory("download").FullName;

    [Fact]
    public async Task A_file_whose_connection_is_cut_ten_times_arrives_with_each_byte_once()
    {
        using var server = new CuttingServer(_bytes, most: Length / 11 + 1);

        Assert.True(await ReceiveAsync(server));

        Assert.Equal(Length, server.Sent);
        Assert.Equal(_bytes, await File.ReadAllBytesAsync(Path.Combine(_folder, "file")));
    }

    [Fact]
    public async Task A_file_with_a_wrong_byte_is_discarded_and_arrives_at_the_next_try()
    {
        using var server = new CuttingServer(_bytes, Length) { Spoils = true };

        Assert.False(await ReceiveAsync(server));
        Assert.True(await ReceiveAsync(server));

        Assert.Equal(_bytes, await File.ReadAllBytesAsync(Path.Combine(_folder, "file")));
    }

    [Fact]
    public async Task A_download_continues_what_another_process_has_left()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "file"), _bytes[..60_000]);
        using var server = new CuttingServer(_bytes, Length);

        Assert.True(await ReceiveAsync(server));

        Assert.Equal(40_000, server.Sent);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<bool> ReceiveAsync(CuttingServer server)
    {
        using var client = new DataClient("127.0.0.1", null, TimeSpan.FromSeconds(20));
        using var download = new Download(
            new SentFile("file", Length, Convert.ToHexStringLower(SHA256.HashData(_bytes)), Runs: false), Path.Combine(_folder, "file"));
        var offer = new DataOffer(server.Port, "token");
        return await new RetryingClient(() => offer, Logger.None, TimeProvider.System).AskAsync(
            now => download.ContinueAsync(client, now, CancellationToken.None), () => download.Received, CancellationToken.None);
    }
}
