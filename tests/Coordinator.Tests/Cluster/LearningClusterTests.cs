using Process = ActorSearch.Coordinator.Tests.EndToEnd.Coordinator;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>
/// A search whose suggestions, races and rungs all follow from results has the same digest in one process with one slot and two, with trainers, and
/// when trainers and the coordinator are killed.
/// </summary>
public sealed class LearningClusterTests
{
    /// <summary>Nets whose curves decide, and between them trainings that wait, so that a kill finds work under way.</summary>
    private const string Learning = """
        name = learning, seed = 2
        data { kind = noisy-curve, rows = 24 }
        model { milliseconds = 25, hidden = [8] }
        training { max-epochs = 6, batch-size = 8, patience = 4 }
        validation.folds = 3
        search { strategy = auto, samples = 12, ahead = 4, folds = race, epochs = halving, reduction = 2 }
        space {
          model.kind = [mlp, noop]
          model.variant = { int = [0, 99] }
          optimizer.learning-rate { log-uniform = [1e-4, 1e-1] }
        }
        refit.restarts = 1
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task In_one_process(int slots)
    {
        using var site = new Site(Learning);

        var end = (await Process.Run(site.Folder, "run", "e.conf", "--slots", $"{slots}", "--out", "out")).With(0);

        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task With_two_trainers(int slots)
    {
        using var site = new Site(Learning);
        using var coordinator = await site.Paused();
        await TrainersJoin(site, slots);
        await coordinator.Ask("resume", null);

        var end = (await coordinator.Process.End()).With(0);

        Assert.Equal(await site.QuietDigest(), end.Digest);
        Assert.Equal(2, site.Nodes("FoldScored").Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task With_a_trainer_that_is_killed_once_configurations_continue(int slots)
    {
        using var site = new Site(Learning);
        using var coordinator = await site.Paused("--set", "actorsearch.lease=2s");
        var killed = site.Trainer("a", "--slots", $"{slots}");
        await site.Joined(1);
        var node = site.Nodes("NodeJoined").First();
        site.Trainer("b", "--slots", $"{slots}");
        await site.Joined(2);
        await coordinator.Ask("resume", "working");
        await site.Logged("ConfigurationPromoted");

        killed.Kill();
        // Else the other trainer may end the search before the lease has ended. On a busy machine the lease of the other one may end, too.
        await coordinator.Ask("pause", "paused");
        await Site.Until(() => site.Nodes("NodeLost").Contains(node), "the loss of the killed trainer");
        await coordinator.Ask("resume", null);

        var end = (await coordinator.Process.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task With_a_coordinator_that_is_killed_once_configurations_continue(int slots)
    {
        using var site = new Site(Learning);
        using var killed = await site.Paused();
        await TrainersJoin(site, slots);
        await killed.Ask("resume", "working");
        await site.Logged("ConfigurationPromoted");

        killed.Process.Kill();
        Assert.NotEqual(0, (await killed.Process.End()).Code);

        var end = (await site.Coordinator().End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    private static async Task TrainersJoin(Site site, int slots)
    {
        site.Trainer("a", "--slots", $"{slots}");
        site.Trainer("b", "--slots", $"{slots}");
        await site.Joined(2);
    }
}
