namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>A coordinator that is killed or asked to end: its trainers wait for the next, and the digest stays.</summary>
public sealed class CoordinatorLossTests
{
    /// <summary>Two folds of two seconds: the first is under way when the coordinator ends.</summary>
    private const string TwoLong = """
        name = slow
        data { kind = noisy-curve, rows = 20 }
        model { kind = noop, milliseconds = 400 }
        training { max-epochs = 5, early-stopping = false }
        validation.folds = 2
        """;

    [UnixFact]
    public async Task A_killed_coordinator_goes_on_with_the_trainers_it_had()
    {
        using var site = new Site(Site.Slow);
        using var killed = await site.Paused();
        var trainer = site.Trainer("a");
        site.Trainer("b");
        await site.Logged("NodeJoined", 2);
        await killed.Ask("resume", "working");
        await site.Logged("FoldScored", 2);

        killed.Process.Kill();
        await killed.Process.End();
        using var next = await site.Paused();
        await site.Logged("NodeJoined", 4);
        await next.Ask("resume", null);
        var end = (await next.Process.End()).With(0);
        await Site.Until(() => site.Log("a").Any(line => line.Contains("NetworkLost:", StringComparison.Ordinal)), "a network that is built anew");
        trainer.AskToEnd();
        var told = (await trainer.End()).With(0).Lines;

        Assert.Contains("this node works for the search slow", told);
        Assert.Contains(told, line => line.StartsWith("this node lost its cluster connection and reconnects. ", StringComparison.Ordinal));

        Assert.Equal(2, site.Nodes("NodeJoined").Distinct().Count());
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_result_that_was_finished_while_the_coordinator_was_away_outlives_the_trainer()
    {
        using var site = new Site(TwoLong);
        using var killed = await site.Paused();
        var trainer = site.Trainer("a");
        await site.Logged("NodeJoined");
        await killed.Ask("resume", "working");
        await killed.Trains();
        killed.Process.Kill();
        await killed.Process.End();
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
        using var site = new Site(Site.Slow);
        using var coordinator = await site.Paused();
        var trainer = site.Trainer("a", "--set", "akka.cluster.failure-detector.acceptable-heartbeat-pause=2s");
        Assert.True(await trainer.Says(line => line == "this node works for the search slow"));

        // It may have joined by now or not.
        coordinator.Process.Stop();
        Assert.True(await trainer.Says(line => line.StartsWith("lost contact with the coordinator", StringComparison.Ordinal)));
        coordinator.Process.Continue();
        Assert.True(await trainer.Says(line => line == "contact with the coordinator is restored"));

        await coordinator.Ask("resume", null);
        var end = (await coordinator.Process.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_coordinator_that_is_asked_to_end_leaves_its_trainers_waiting_for_the_next()
    {
        using var site = new Site(Site.Slow);
        var asked = site.Coordinator();
        var trainer = site.Trainer("a", "--once");
        await site.Logged("FoldScored");

        asked.AskToEnd();
        (await asked.End()).With(130);
        var end = (await site.Coordinator().End()).With(0);

        var told = (await trainer.End()).With(0).Lines;
        Assert.Equal(2, told.Count(line => line == "this node works for the search slow"));
        Assert.Contains(told, line => line.StartsWith("the coordinator stops before the search is over", StringComparison.Ordinal));
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }
}
