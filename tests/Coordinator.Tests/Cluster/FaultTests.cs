using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Trainers that stand still, that a fold takes down, that come back as often as they are killed. Long versions: scripts/chaos.sh.</summary>
public sealed class FaultTests
{
    /// <summary>Two folds of twelve seconds, handed out first: time enough to see a grant and kill; and two of a moment.</summary>
    private const string LongAndShort = """
        name = long
        data { kind = noisy-curve, rows = 20 }
        model { kind = noop, milliseconds = 100 }
        training.early-stopping = false
        validation.folds = 2
        space { training.max-epochs = [1, 120] }
        refit.epochs = 1
        """;

    private const int MostDeaths = 10;

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
    public async Task A_fold_that_takes_three_processes_down_is_given_up_until_somebody_asks_and_the_others_are_trained()
    {
        using var site = new Site(LongAndShort);
        var coordinator = site.Coordinator();
        // A trainer that dies before the fold has reached it takes no blame to it, so there may be more deaths than losses.
        for (var death = 1; Attempts(site).Count(attempt => attempt.State == AttemptState.Lost) < 3; death++)
        {
            Assert.InRange(death, 1, MostDeaths);
            var victim = site.Trainer("victim");
            await Site.Until(() => Attempts(site).Any(IsOpen), "a fold for the trainer");
            victim.Kill();
            await site.Logged("NodeLost", death);
            await Site.Until(() => !Attempts(site).Any(IsOpen), "a fold that nobody has");
        }

        site.Trainer("survivor");

        var end = (await coordinator.End()).With(3);
        Assert.Contains("1 of 4 folds failed", end.Error, StringComparison.Ordinal);
        Assert.Single(site.Log(), line => line.Contains("Quarantined:", StringComparison.Ordinal));
        var lost = Assert.Single(Attempts(site).Where(attempt => attempt.State == AttemptState.Lost).GroupBy(attempt => (attempt.Configuration, attempt.Fold)));
        Assert.Equal(3, lost.Count());

        (await site.Coordinator("--retry-quarantined").End()).With(0);
        Assert.DoesNotContain(Attempts(site), attempt => attempt.State == AttemptState.Lost);
    }

    [UnixFact]
    public async Task A_killed_trainer_comes_back_at_its_port_as_often_as_it_is_killed()
    {
        using var site = new Site(Site.Slow);
        var coordinator = site.Coordinator();
        var port = FreePorts.Next();
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

    private static bool IsOpen(StoredAttempt attempt) => attempt.State == AttemptState.Open;

    private static List<StoredAttempt> Attempts(Site site)
    {
        if (SqliteReader.Open(site.Out) is not Checked<IStudyReader>.Right(var reader))
        {
            return [];
        }

        using (reader)
        {
            return [.. reader.Attempts()];
        }
    }
}
