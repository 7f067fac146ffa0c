namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>A coordinator that is killed or asked to end: its trainers wait for the next, and the digest stays.</summary>
public sealed class CoordinatorLossTests
{
    [UnixFact]
    public async Task A_killed_coordinator_goes_on_with_the_trainers_it_had()
    {
        using var site = new Site(Site.Held);
        using var killed = await site.Paused();
        var trainer = site.Trainer("a");
        site.Trainer("b");
        await site.Joined(2);
        await killed.Ask("resume", "working");
        await site.Waits("a");
        await site.Waits("b");

        killed.Process.Kill();
        await killed.Process.End();
        using var next = await site.Paused();
        await site.Logged("NodeJoined", 4);
        site.Release();
        await next.Ask("resume", null);
        var end = (await next.Process.End()).With(0);
        await Site.Until(() => site.Log("a").Any(line => line.Contains("NetworkLost:", StringComparison.Ordinal)), "a network that is built anew");
        trainer.AskToEnd();
        var told = (await trainer.End()).With(0).Lines;

        Assert.Contains("this node works for the search held", told);
        Assert.Contains(told, line => line.StartsWith("this node lost its cluster connection and reconnects. ", StringComparison.Ordinal));

        Assert.Equal(2, site.Nodes("NodeJoined").Distinct().Count());
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_result_that_was_finished_while_the_coordinator_was_away_outlives_the_trainer()
    {
        using var site = new Site(Site.Held);
        var killed = site.Coordinator();
        var trainer = site.Trainer("a");
        await site.Waits("a");
        killed.Kill();
        await killed.End();
        site.Release();
        await Site.Until(() => site.Unsent("a") > 0, "a result on the trainer's disk");
        trainer.Kill();
        await trainer.End();

        var coordinator = site.Coordinator();
        site.Trainer("a");

        var end = (await coordinator.End()).With(0);
        await Site.Until(() => site.Unsent("a") == 0, "an empty outbox");
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_trainer_says_when_its_coordinator_falls_silent_and_when_it_is_back()
    {
        using var site = new Site(Site.Held);
        using var coordinator = await site.Paused();
        var trainer = site.Trainer("a", "--set", "akka.cluster.failure-detector.acceptable-heartbeat-pause=2s");
        Assert.True(await trainer.Says(line => line == "this node works for the search held"));

        // It may have joined by now or not.
        coordinator.Process.Stop();
        Assert.True(await trainer.Says(line => line.StartsWith("lost contact with the coordinator", StringComparison.Ordinal)));
        coordinator.Process.Continue();
        Assert.True(await trainer.Says(line => line == "contact with the coordinator is restored"));

        site.Release();
        await coordinator.Ask("resume", null);
        var end = (await coordinator.Process.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_coordinator_that_is_asked_to_end_leaves_its_trainers_waiting_for_the_next()
    {
        using var site = new Site(Site.Held);
        string[] patient = ["--set", "actorsearch.lease=60s"];
        var asked = site.Coordinator(patient);
        var trainer = site.Trainer("a", "--once");
        await site.Waits("a");

        asked.AskToEnd();
        (await asked.End()).With(130);
        site.Release();
        var end = (await site.Coordinator(patient).End()).With(0);

        string[] sentences = ["this node works for the search held", "the coordinator stops before the search is over", "this node lost its cluster connection"];
        var told = (await trainer.End()).With(0).Lines
            .Select(line => Array.FindIndex(sentences, sentence => line.StartsWith(sentence, StringComparison.Ordinal))).Where(place => place >= 0).ToList();
        // Where the network itself breaks, on a machine that is too busy, it works again for the same search and reports both.
        Assert.DoesNotContain((0, 0), told.Zip(told.Skip(1)));
        var reported = told.Where(place => place < 2).ToList();
        Assert.Equal([0, 1, 0], reported.Where((place, i) => i == 0 || place != reported[i - 1]));
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }
}
