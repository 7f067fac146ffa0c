using System.Net;
using System.Net.Sockets;
using ActorSearch.Coordinator.State;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>What breaks less simply than a process: cut cables, processes that stand still, deadly folds, strangers. Long versions: scripts/chaos.sh.</summary>
public sealed class FaultTests
{
    /// <summary>Two folds of four seconds, handed out first, and two of a moment.</summary>
    private const string LongAndShort = """
        name = long
        data { kind = noisy-curve, rows = 20 }
        model { kind = noop, milliseconds = 100 }
        training.early-stopping = false
        validation.folds = 2
        space { training.max-epochs = [1, 40] }
        refit.epochs = 1
        """;

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
        using var site = new Site(Site.Many);
        using var cut = new Cut(site.Port);
        var coordinator = await Started(site, cut);
        await Site.Until(() => Both(site, "ClusterJoined:"), "two trainers in the cluster");

        cut.Sever(toCoordinator, toTrainers);
        await Site.Until(() => Both(site, "NetworkLost:"), "trainers that gave their cluster up");
        await site.Logged("NodeLost", 2);
        cut.Mend();

        var end = (await coordinator.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [Fact]
    public async Task After_a_cut_while_they_join_all_trainers_are_back()
    {
        using var site = new Site(Site.Many);
        using var cut = new Cut(site.Port);
        var coordinator = await Started(site, cut);

        cut.Sever(there: true, back: true);
        await site.Logged("NodeLost", 2);
        cut.Mend();

        var end = (await coordinator.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_trainer_that_stood_still_for_longer_than_its_lease_changes_nothing()
    {
        using var site = new Site(Site.Many);
        var still = site.Trainer("still");
        site.Trainer("other");
        await Site.Until(() => site.Log("still").Length > 0 && site.Log("other").Length > 0, "two trainers that wait");
        var coordinator = site.Coordinator();
        await Site.Until(() => Attempts(site).DistinctBy(attempt => attempt.Node).Count() == 2, "two trainers at work");

        still.Stop();
        await site.Logged("NodeLost");
        still.Continue();

        var end = (await coordinator.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_fold_that_takes_three_processes_down_is_given_up_and_the_others_are_trained()
    {
        using var site = new Site(LongAndShort);
        var coordinator = site.Coordinator("--set", "actorsearch.lease=2s");
        for (var death = 1; death <= 3; death++)
        {
            var victim = site.Trainer("victim");
            await Site.Until(() => Attempts(site).Count(attempt => attempt.State == AttemptState.Open) == 1, "a fold at the trainer");
            victim.Kill();
            await site.Logged("NodeLost", death);
        }

        site.Trainer("survivor");

        var end = (await coordinator.End()).With(3);
        Assert.Contains("1 of 4 folds failed", end.Error, StringComparison.Ordinal);
        Assert.Single(site.Log(), line => line.Contains("Quarantined:", StringComparison.Ordinal));
        var lost = Assert.Single(Attempts(site).Where(attempt => attempt.State == AttemptState.Lost).GroupBy(attempt => (attempt.Configuration, attempt.Fold)));
        Assert.Equal(3, lost.Count());
    }

    [UnixFact]
    public async Task A_killed_trainer_comes_back_at_its_port_as_often_as_it_is_killed()
    {
        using var site = new Site(Site.Slow);
        var coordinator = site.Coordinator();
        var port = Site.FreePort();
        for (var life = 1; life <= 3; life++)
        {
            var trainer = site.Trainer("a", "--port", $"{port}");
            await site.Logged("NodeJoined", life);
            trainer.Kill();
            await trainer.End();
        }

        site.Trainer("a", "--port", $"{port}");

        var end = (await coordinator.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

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
        Assert.Single(site.Log(), line => line.Contains("NodeJoined:", StringComparison.Ordinal));
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_coordinator_that_calls_a_trainer_and_gets_a_stranger_goes_on()
    {
        using var site = new Site(Site.Slow);
        var tls = site.Certificates("ours");
        var coordinator = site.Coordinator("--tls", tls);
        using var stranger = new TcpListener(IPAddress.Loopback, Site.FreePort());
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;
        var killed = site.Trainer("a", "--tls", tls, "--port", $"{port}");
        await site.Logged("FoldScored");
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
        await site.Logged("NodeJoined", 2);
        return coordinator;
    }

    private static bool Both(Site site, string happened) =>
        new[] { "a", "b" }.All(trainer => site.Log(trainer).Any(line => line.Contains(happened, StringComparison.Ordinal)));

    private static List<StoredAttempt> Attempts(Site site)
    {
        if (StudyReader.Open(Path.Combine(site.Folder, "out")) is not Checked<StudyReader>.Right(var reader))
        {
            return [];
        }

        using (reader)
        {
            return [.. reader.Attempts()];
        }
    }
}
