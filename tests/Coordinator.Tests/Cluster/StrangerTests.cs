using System.Net;
using System.Net.Sockets;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Who has no certificate of ours, on either end. Long versions: scripts/chaos.sh.</summary>
public sealed class StrangerTests
{
    [UnixFact]
    public async Task Strangers_do_not_get_in_and_the_search_goes_on()
    {
        using var site = new Site(Site.Slow);
        var (ours, theirs) = (site.Certificates("ours"), site.Certificates("theirs"));
        var coordinator = site.Coordinator("--tls", ours);
        site.Trainer("without");
        site.Trainer("foreign", "--tls", theirs);
        await Site.Until(() => site.Log("foreign").Any(line => line.Contains("NetworkLost:", StringComparison.Ordinal)), "a foreign trainer that is hung up on");
        site.Trainer("a", "--tls", ours);

        var end = (await coordinator.End()).With(0);
        Assert.Single(site.Nodes("NodeJoined").Distinct());
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_coordinator_that_calls_a_trainer_and_gets_a_stranger_goes_on()
    {
        using var site = new Site(Site.Slow);
        var tls = site.Certificates("ours");
        var coordinator = site.Coordinator("--tls", tls);
        using var stranger = new TcpListener(IPAddress.Loopback, FreePorts.Next());
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;
        var called = false;
        for (var life = 1; life <= 8 && !called; life++)
        {
            var killed = site.Trainer($"a{life}", "--tls", tls, "--port", $"{port}");
            await site.Logged("NodeJoined", life);
            await site.Logged("FoldScored", life);
            killed.Kill();
            Assert.True(SpinWait.SpinUntil(() => Starts(stranger), Site.Patience));
            called = await AnswerAsync(site, stranger);
            stranger.Stop();
        }

        Assert.True(called);
        site.Trainer("b", "--tls", tls);
        var end = (await coordinator.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    // The coordinator calls a lost node for a few seconds alone, and not at all if it was given up at once.
    private static async Task<bool> AnswerAsync(Site site, TcpListener stranger)
    {
        try
        {
            using var call = await stranger.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(12));
            await call.GetStream().WriteAsync("no TLS at all\r\n"u8.ToArray());
            await site.Logged("NetworkLost");
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    // Not as long as the killed process still has the port.
    private static bool Starts(TcpListener listener)
    {
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
