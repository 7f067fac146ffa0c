using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Records;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>The winner's folds are trained again by whoever is there, whatever happens to them.</summary>
public sealed class OutOfFoldTests
{
    /// <summary>One configuration of two folds, each of a second or more: time enough to see its second training and kill it.</summary>
    private const string Long = """
        name = again
        data { kind = noisy-curve, rows = 400 }
        model { kind = mlp, hidden = [64, 64] }
        engine = dense
        training { max-epochs = 400, early-stopping = false, batch-size = 20 }
        validation.folds = 2
        refit.kind = folds
        """;

    [UnixFact]
    public async Task A_trainer_that_is_killed_while_it_trains_a_fold_again_changes_nothing()
    {
        using var site = new Site(Long);
        var coordinator = site.Coordinator();
        var victim = site.Trainer("victim");
        await Site.Until(() => Again(site).Any(attempt => attempt.State == AttemptState.Open), "a fold that is trained again");

        victim.Kill();
        await site.Logged("NodeLost");
        site.Trainer("survivor");

        var end = (await coordinator.End()).With(0);
        Assert.Contains(Again(site), attempt => attempt.State is AttemptState.Lost or AttemptState.Abandoned);
        Assert.Equal([0, 1], Again(site).Where(attempt => attempt.State == AttemptState.Counted).Select(attempt => attempt.OutOfFold!.Value).Order());
        Assert.Equal(401, File.ReadAllLines(Path.Combine(site.Out, "predictions.csv")).Length);
        Assert.Equal(await site.QuietDigest(), end.Digest);
        foreach (var file in new[] { "predictions.csv", "model/weights.dat", "model/model.json" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(site.Folder, "quiet", file)), File.ReadAllBytes(Path.Combine(site.Out, file)));
        }
    }

    private static List<StoredAttempt> Again(Site site) => [.. site.Attempts().Where(attempt => attempt.OutOfFold is not null)];
}
