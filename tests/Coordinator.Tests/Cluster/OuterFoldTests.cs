namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Folds outside of an outer fold are units of work like all others.</summary>
public sealed class OuterFoldTests
{
    /// <summary>Those outside of an outer fold have fewer rows to train on, and wait.</summary>
    private const string Nested = $$""""
        name = nested
        data { kind = rows, rows = 20 }
        validation { folds = 2, outer = 2 }
        objective { kind = command, run = [sh, -c, """
          read -r line
          rows=$(echo "$line" | sed 's/.*"train-rows":"\([^"]*\).*/\1/')
          if [ "$(wc -l < "$rows")" -lt 8 ]; then
            : > waits
            {{Gate.Wait}}
          fi
          echo '{"result": {"loss": {x}.{fold}1 } }'
          """] }
        space { x = [1, 2] }
        """";

    [UnixFact]
    public async Task A_trainer_that_is_killed_in_a_fold_outside_of_an_outer_fold_changes_nothing()
    {
        using var site = new Site(Nested);
        var coordinator = site.Coordinator();
        var victim = site.Trainer("victim");
        await site.Waits("victim");

        victim.Kill();
        await site.Logged("NodeLost");
        site.Release();
        site.Trainer("survivor");
        site.Trainer("helper");

        var end = (await coordinator.End()).With(0);
        Assert.Contains(site.Log(), line => line.Contains("FoldScored:", StringComparison.Ordinal) && line.Contains("\"OuterFold\"", StringComparison.Ordinal));
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }
}
