
namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Cables that are cut, whole and in one direction. Long versions: scripts/chaos.sh.</summary>
public sealed class CutTests
{
    /// <summary>A cluster that loses its patience soon.</summary>
    private static readonly string[] Hasty =
    [
        "--set", "akka.cluster.failure-detector.acceptable-heartbeat-pause=2s", "--set", "akka.cluster.split-brain-resolver.stable-after=2s",
    ];

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task After_a_cut_in_either_direction_all_trainers_are_back_and_nothing_counts_twice(bool toCoordinator, bool toTrainers)
    {
        using var site = new Site(Site.Held);
        using var cut = new Cut(site.Port);
        var coordinator = await Started(site, cut);
        await Site.Until(() => Both(site, "ClusterJoined:"), "two trainers in the cluster");

        cut.Sever(toCoordinator, toTrainers);
        await Site.Until(() => Both(site, "NetworkLost:"), "trainers that gave their cluster up");
        await site.Logged("NodeLost", 2);
        cut.Mend();
        site.Release();

        var end = (await coordinator.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [Fact]
    public async Task After_a_cut_while_they_join_all_trainers_are_back()
    {
        using var site = new Site(Site.Held);
        using var cut = new Cut(site.Port);
        var coordinator = await Started(site, cut);

        cut.Sever(there: true, back: true);
        await site.Logged("NodeLost", 2);
        cut.Mend();
        site.Release();

        var end = (await coordinator.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    /// <summary>A coordinator that two trainers, which waited for it, have reached through the cable.</summary>
    private static async Task<EndToEnd.Coordinator> Started(Site site, Cut cut)
    {
        string[] through = [.. Hasty, "--coordinator", $"127.0.0.1:{cut.Port}"];
        site.TrainerOf("a", through);
        site.TrainerOf("b", through);
        await Site.Until(() => site.Log("a").Length > 0 && site.Log("b").Length > 0, "two trainers that wait");
        var coordinator = site.Coordinator([.. Hasty, "--set", $"akka.remote.dot-netty.tcp.public-port={cut.Port}"]);
        await site.Joined(2);
        return coordinator;
    }

    private static bool Both(Site site, string happened) =>
        new[] { "a", "b" }.All(trainer => site.Log(trainer).Any(line => line.Contains(happened, StringComparison.Ordinal)));
}
