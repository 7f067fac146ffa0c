using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Trainers that stand still, that a fold takes down, that come back as often as they are killed. Long versions: scripts/chaos.sh.</summary>
public sealed class FaultTests
{
    /// <summary>Four folds that all wait.</summary>
    private static readonly string AllHeld = Site.Held.Replace("name = held", "name = all", StringComparison.Ordinal)
        .Replace("x = [0, 1, 2, 3]", "x = [1, 2]", StringComparison.Ordinal).Replace("folds = 3", "folds = 2", StringComparison.Ordinal);

    private const int MostDeaths = 10;

    [UnixFact]
    public async Task A_trainer_that_stood_still_for_longer_than_its_lease_changes_nothing()
    {
        using var site = new Site(Site.Held);
        var still = site.Trainer("still");
        site.Trainer("other");
        await Site.Until(() => site.Log("still").Length > 0 && site.Log("other").Length > 0, "two trainers that wait");
        var coordinator = site.Coordinator();
        await site.Waits("still");
        await site.Waits("other");

        still.Stop();
        await site.Logged("NodeLost");
        still.Continue();
        site.Release();

        var end = (await coordinator.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_fold_that_takes_three_processes_down_is_given_up_until_somebody_asks_and_the_others_are_trained()
    {
        using var site = new Site(AllHeld);
        var coordinator = site.Coordinator();
        // A trainer that dies before the fold has reached it takes no blame to it, so there may be more deaths than losses.
        for (var death = 1; site.Attempts().Count(attempt => attempt.State == AttemptState.Lost) < 3; death++)
        {
            Assert.InRange(death, 1, MostDeaths);
            var victim = site.Trainer("victim");
            await Site.Until(() => site.Attempts().Any(IsOpen), "a fold for the trainer");
            victim.Kill();
            await site.Logged("NodeLost", death);
            await Site.Until(() => !site.Attempts().Any(IsOpen), "a fold that nobody has");
        }

        site.Release();
        site.Trainer("survivor");

        var end = (await coordinator.End()).With(3);
        Assert.Contains("1 of 4 folds failed", end.Error, StringComparison.Ordinal);
        Assert.Single(site.Log(), line => line.Contains("Quarantined:", StringComparison.Ordinal));
        var lost = Assert.Single(site.Attempts().Where(attempt => attempt.State == AttemptState.Lost).GroupBy(attempt => (attempt.Configuration, attempt.Fold)));
        Assert.Equal(3, lost.Count());

        (await site.Coordinator("--retry-quarantined").End()).With(0);
        Assert.DoesNotContain(site.Attempts(), attempt => attempt.State == AttemptState.Lost);
    }

    [UnixFact]
    public async Task A_killed_trainer_comes_back_at_its_port_as_often_as_it_is_killed()
    {
        using var site = new Site(Site.Held);
        site.Release();
        using var coordinator = await site.Paused();
        var port = FreePorts.Next();
        for (var incarnation = 1; incarnation <= 3; incarnation++)
        {
            var trainer = site.Trainer("a", "--port", $"{port}");
            await site.Logged("NodeJoined", incarnation);
            trainer.Kill();
            await trainer.End();
        }

        site.Trainer("a", "--port", $"{port}");
        await coordinator.Ask("resume", null);

        var end = (await coordinator.Process.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    private static bool IsOpen(StoredAttempt attempt) => attempt.State == AttemptState.Open;
}
