using System.Net;
using System.Net.Sockets;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Who has no certificate of ours, on either end. Long versions: scripts/chaos.sh.</summary>
public sealed class StrangerTests
{
    [UnixFact]
    public async Task Strangers_do_not_get_in_and_the_search_goes_on()
    {
        using var site = new Site(Site.Held);
        site.Release();
        var (ours, theirs) = (site.Certificates("ours"), site.Certificates("theirs"));
        var coordinator = site.Coordinator("--tls", ours);
        site.Trainer("without");
        site.Trainer("foreign", "--tls", theirs);
        await site.Logged("PeerRefused");
        await Site.Until(() => site.Log("foreign").Any(line => line.Contains("NetworkLost:", StringComparison.Ordinal)), "a foreign trainer that is hung up on");
        site.Trainer("a", "--tls", ours);

        var end = (await coordinator.End()).With(0);
        Assert.Contains(end.Progress, line => line.StartsWith("a node at 127.0.0.1 does not get in. Thumbprint ", StringComparison.Ordinal)
            && line.EndsWith("whose certificate is not in the authority file", StringComparison.Ordinal));
        Assert.Single(site.Nodes("NodeJoined").Distinct());
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_coordinator_that_calls_a_trainer_and_gets_a_stranger_goes_on()
    {
        using var site = new Site(Site.Held);
        site.Release();
        var tls = site.Certificates("ours");
        using var coordinator = await site.Paused("--tls", tls);
        using var stranger = new TcpListener(IPAddress.Loopback, FreePorts.Next());
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;
        var killed = site.Trainer("a", "--tls", tls, "--port", $"{port}");
        await Site.Until(() => site.Log("a").Any(line => line.Contains("ClusterJoined:", StringComparison.Ordinal)), "a trainer in the cluster");
        killed.Kill();
        await killed.End();

        stranger.Start();
        using (var call = await stranger.AcceptTcpClientAsync().WaitAsync(Site.Patience))
        {
            await call.GetStream().WriteAsync("no TLS at all\r\n"u8.ToArray());
            await site.Logged("NetworkLost");
        }

        stranger.Stop();
        site.Trainer("b", "--tls", tls);
        await coordinator.Ask("resume", null);
        var end = (await coordinator.Process.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }
}
