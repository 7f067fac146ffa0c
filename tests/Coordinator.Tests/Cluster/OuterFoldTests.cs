
namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Folds outside of an outer fold are units of work like all others.</summary>
public sealed class OuterFoldTests
{
    private const string Nested = """
        name = nested
        data { kind = noisy-curve, rows = 24 }
        model { kind = noop, milliseconds = 60 }
        training { max-epochs = 4, early-stopping = false }
        validation { folds = 2, outer = 2 }
        space { model.variant = [0, 1] }
        """;

    [UnixFact]
    public async Task A_trainer_that_is_killed_in_a_fold_outside_of_an_outer_fold_changes_nothing()
    {
        using var site = new Site(Nested);
        var coordinator = site.Coordinator();
        var victim = site.Trainer("victim");
        await Site.Until(() => site.Log().Any(line => line.Contains("FoldScored:", StringComparison.Ordinal) && line.Contains("\"OuterFold\"", StringComparison.Ordinal)), "a fold of an outer fold's search");

        victim.Kill();
        await site.Logged("NodeLost");
        site.Trainer("survivor");
        site.Trainer("helper");

        var end = (await coordinator.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }
}
