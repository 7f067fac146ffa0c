using ActorSearch.Coordinator.Tests.EndToEnd;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Cores that other programs take. No other test runs meanwhile: it would only be slow. Long version: scripts/chaos.sh.</summary>
[Collection(nameof(BusyCoresTests))]
[CollectionDefinition(nameof(BusyCoresTests), DisableParallelization = true)]
public sealed class BusyCoresTests
{
    [UnixFact]
    public async Task Where_other_programs_take_all_cores_no_trainer_counts_as_lost()
    {
        using var site = new Site(Site.Slow);
        // The lease that people have; four seconds without a share of the processors are possible.
        var coordinator = site.Coordinator("--set", "actorsearch.lease=15s");
        site.Trainer("a");
        await site.Logged("NodeJoined");
        Ended end;
        using (new Load())
        {
            end = (await coordinator.End()).With(0);
        }

        Assert.DoesNotContain(site.Log(), line => line.Contains("NodeLost:", StringComparison.Ordinal));
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }
}
