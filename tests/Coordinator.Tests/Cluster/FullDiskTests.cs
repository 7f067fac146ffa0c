

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>A coordinator whose disk takes nothing for a while. Long version: scripts/chaos.sh.</summary>
public sealed class FullDiskTests
{
    [UnixFact(NeedsDisk = true)]
    public async Task While_the_coordinator_s_disk_is_full_results_stay_with_the_trainers_and_then_it_goes_on()
    {
        using var site = new Site(Site.Held);
        using var served = await site.PausedOnDisk("size=16m");
        var coordinator = served.Process;
        site.Trainer("a");
        site.Trainer("b");
        await site.Joined(2);
        await served.Ask("resume", "working");
        await site.Waits("a");
        await site.Waits("b");

        var filler = Fill(site.Out);
        site.Release();
        Assert.True(await coordinator.Says(line => line.Contains("the disk is full", StringComparison.Ordinal)));

        // What is acknowledged leaves the trainer's disk.
        await Site.Until(() => site.Unsent("a") > 0 && site.Unsent("b") > 0, "results on both trainers' disks");
        File.Delete(filler);

        var end = (await coordinator.End()).With(0);
        await Site.Until(() => site.Unsent("a") + site.Unsent("b") == 0, "empty outboxes");
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    /// <summary>Writes a file until the disk takes no more.</summary>
    /// <returns>Its path.</returns>
    private static string Fill(string folder)
    {
        var filler = Path.Combine(folder, "filler");
        using var stream = new FileStream(filler, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                stream.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            return filler;
        }
    }
}
