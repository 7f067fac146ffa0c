namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Programs as objectives on trainers that are killed.</summary>
public sealed class CommandTests
{
    [UnixFact]
    public async Task A_killed_trainer_leaves_no_program_and_no_row_files_behind_and_its_fold_is_counted_once()
    {
        using var signs = new TemporaryFolder();
        File.WriteAllText(signs.At("rows.csv"), "a,y\n1,1\n2,2\n3,3\n4,4\n");
        using var site = new Site($$""""
            name = orphan
            data.train = {{signs.At("rows.csv")}}
            validation.folds = 2
            objective { kind = command, run = [sh, -c, """
              read -r line
              echo "$line" | sed 's/.*"train-rows":"\([^"]*\).*/\1/' > {{signs.At("rows")}}
              echo $$ > {{signs.At("part")}}; mv {{signs.At("part")}} {{signs.At("program")}}
              while [ ! -e {{signs.At("go")}} ]; do sleep 0.05; done
              echo '{"result": {"loss": {x}.{fold} } }'
              """] }
            space { x = [1, 2] }
            """");
        var coordinator = site.Coordinator();
        var victim = site.Trainer("victim");
        await Site.Until(() => File.Exists(signs.At("program")), "a program that runs");
        var program = File.ReadAllText(signs.At("program")).Trim();
        var rows = Path.GetDirectoryName(File.ReadAllText(signs.At("rows")).Trim())!;
        Assert.True(IsAlive(program));
        Assert.True(Directory.Exists(rows));
        site.Trainer("survivor");
        await site.Logged("NodeJoined", times: 2);

        victim.Kill();

        await Site.Until(() => !IsAlive(program), "the end of the program");
        await Site.Until(() => !Directory.Exists(rows), "the end of its files");
        File.WriteAllText(signs.At("go"), "");
        var end = (await coordinator.End()).With(0);
        Assert.StartsWith("x 1 ", end.ValueOf("winner: "), StringComparison.Ordinal);
        Assert.Equal(4, site.Log().Count(line => line.Contains("FoldScored:", StringComparison.Ordinal)));
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    private static bool IsAlive(string process) =>
        File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z", StringComparison.Ordinal);
}
