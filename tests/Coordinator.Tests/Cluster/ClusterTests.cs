using System.Text.Json;
using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Settings;
using ActorSearch.TrainerNode.Hosting;
using Serilog.Core;
using Process = ActorSearch.Coordinator.Tests.EndToEnd.Coordinator;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Coordinator and trainers as processes: whatever happens to them, the digest is that of a search in one quiet process.</summary>
public sealed class ClusterTests
{
    /// <summary>What a shell says of a process that SIGTERM ended.</summary>
    private const int TerminatedBySignal = 128 + 15;

    [UnixFact]
    public async Task Trainers_that_start_before_and_after_the_coordinator_give_the_digest_of_one_process()
    {
        using var site = new Site(Workshop.Tiny);
        site.Trainer("before");
        var coordinator = site.Coordinator();
        site.Trainer("after");

        var end = (await coordinator.End()).With(0);

        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task The_fold_of_a_killed_trainer_is_trained_by_another()
    {
        using var site = new Site(Site.Held);
        var coordinator = site.Coordinator();
        var killed = site.Trainer("killed");
        await site.Waits("killed");

        killed.Kill();
        site.Release();
        site.Trainer("other");

        var end = (await coordinator.End()).With(0);
        Assert.Single(end.Progress, line => line.StartsWith("trainer ", StringComparison.Ordinal) && line.EndsWith("is lost: it sends no heartbeats. Its work is requeued", StringComparison.Ordinal));
        Assert.Equal(2, end.Progress.Count(line => line.StartsWith("trainer ", StringComparison.Ordinal) && line.EndsWith(" joined; slots: 1", StringComparison.Ordinal)));
        Assert.Contains(site.Log(), line => line.Contains("NodeLost:", StringComparison.Ordinal));
        Assert.Contains(site.Log(), line => line.Contains("Requeued:", StringComparison.Ordinal));
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_trainer_that_is_asked_to_end_hands_its_fold_back_uncharged()
    {
        using var site = new Site(Site.Held);
        var coordinator = site.Coordinator();
        var drained = site.Trainer("drained");
        await site.Waits("drained");

        drained.AskToEnd();
        var left = (await drained.End()).With(0);
        Assert.Contains(left.Lines, line => line.Contains(" with 1 slot waits for work", StringComparison.Ordinal));
        Assert.Single(left.Lines, line => line.StartsWith("this node hands back its work", StringComparison.Ordinal));
        await site.Logged("NodeLeft");
        site.Release();
        site.Trainer("other");

        var end = (await coordinator.End()).With(0);
        Assert.Contains(site.Log(), line => line.Contains("Requeued:", StringComparison.Ordinal) && line.Contains("\"Lost\":0", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log(), line => line.Contains("NodeLost:", StringComparison.Ordinal));
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_trainer_that_is_asked_twice_to_end_ends_at_once()
    {
        using var site = new Site(Site.Held);
        var coordinator = site.Coordinator();
        var trainer = site.Trainer("a");
        await site.Waits("a");

        // One that stands still acknowledges nothing, and the trainer would stay for that.
        coordinator.Stop();
        trainer.AskToEnd();
        Assert.True(await trainer.Says(line => line.StartsWith("this node hands back its work", StringComparison.Ordinal)));
        await Site.Until(trainer.AskAgain, "an end");
        (await trainer.End()).With(TerminatedBySignal);
        coordinator.Continue();
        site.Release();
        site.Trainer("other");

        var end = (await coordinator.End()).With(0);
        Assert.Equal(await site.QuietDigest(), end.Digest);
    }

    [UnixFact]
    public async Task A_trainer_of_another_build_is_refused_in_a_sentence_on_both_sides()
    {
        using var site = new Site(Site.Held);
        site.Coordinator();
        using var folder = ((Shared.Checking.Checked<TrainerFolder>.Right)TrainerFolder.Take(Path.Combine(site.Folder, "other"))).Value;
        var network = new NodeOptions(NodeRole.Trainer) { Coordinator = $"127.0.0.1:{site.Port}" };

        var end = await TrainerRun.RunAsync(
            new TrainerOptions(network, 1, ".", Once: false) { Build = "another" }, folder, Logger.None, CancellationToken.None);

        Assert.Contains("runs build another", Assert.IsType<TrainerEnd.Refused>(end).Reason, StringComparison.Ordinal);
        await site.Logged("NodeRefused");
    }

    [UnixFact]
    public async Task A_trainer_without_the_data_says_so_on_all_consoles_and_the_others_go_on()
    {
        using var site = new Site(RawTable.EveryPreparation);
        File.WriteAllText(Path.Combine(site.Folder, "d.csv"), RawTable.Text(60, 3));
        using var coordinator = await site.Paused();
        var without = site.Trainer("without", "--once");
        await site.Logged("NodeCannotServe");
        var with = site.Trainer("with", "--once", "--data", site.Folder);
        var second = site.Trainer("second", "--once", "--data", site.Folder);
        await Site.Until(() => Serves("with") && Serves("second"), "two nodes that serve");
        await coordinator.Ask("resume", null);

        var end = (await coordinator.Process.End()).With(0);
        var (could, couldNot) = ((await with.End()).With(0), (await without.End()).With(2));
        (await second.End()).With(0);

        Assert.Contains($"trainers join at 127.0.0.1:{site.Port}", end.Progress);
        Assert.Single(end.Progress, line => line.Contains("cannot serve the search", StringComparison.Ordinal) && line.Contains("d.csv", StringComparison.Ordinal));
        Assert.Single(couldNot.Lines, line => line.Contains("cannot serve the search", StringComparison.Ordinal) && line.Contains("d.csv", StringComparison.Ordinal));
        Assert.Contains("could not serve it", couldNot.Error, StringComparison.Ordinal);
        Assert.Contains("d.csv", couldNot.Error, StringComparison.Ordinal);
        Assert.Contains("with 1 slot waits", could.Lines[0], StringComparison.Ordinal);
        Assert.Single(could.Lines, "this node works for the search raw");
        Assert.Equal("the search is over", could.Lines[^1]);
        Assert.Contains(site.Log(), line => line.Contains("NodeCannotServe:", StringComparison.Ordinal) && line.Contains("d.csv", StringComparison.Ordinal));
        Assert.Equal(await site.QuietDigest(), end.Digest);

        bool Serves(string trainer) => site.Log(trainer).Any(line => line.Contains("NodeServes:", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task A_trainer_s_error_is_in_the_coordinator_s_log_too_and_tail_shows_all_logs_as_one_and_the_error_once()
    {
        using var site = new Site(Workshop.Tiny.Replace("{ kind = noisy-curve, rows = 20 }", "{ kind = csv, train = d.csv }", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(site.Folder, "d.csv"), string.Concat(Enumerable.Range(0, 20).Select(i => $"{(i == 0 ? "x,y\n" : "")}{i},{i % 7}\n")));
        var coordinator = site.Coordinator();
        site.Trainer("without");
        await site.Logged("NodeTrouble");
        site.Trainer("with", "--data", site.Folder);
        (await coordinator.End()).With(0);

        var events = (await Process.Run(site.Folder, "tail", ".", "--json", "--since", "1d")).With(0).Lines
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();

        var own = Assert.Single(events, happened => Is(happened, "trainer", "NodeCannotServe"));
        Assert.DoesNotContain(events, happened => Is(happened, "coordinator", "NodeTrouble") && $"{happened}".Contains("d.csv", StringComparison.Ordinal));
        var told = Assert.Single(
            (await Process.Run(site.Folder, "tail", "out", "--json", "--since", "1d")).With(0).Lines.Select(line => JsonDocument.Parse(line).RootElement),
            happened => Is(happened, "coordinator", "NodeTrouble") && $"{happened}".Contains("d.csv", StringComparison.Ordinal));
        Assert.Equal("Error", told.GetProperty("@l").GetString());
        Assert.All([LogNames.Node, LogNames.NodeName], name => Assert.Equal(own.GetProperty(name).GetString(), told.GetProperty(name).GetString()));
        Assert.All(events, happened => Assert.All(
            happened.EnumerateObject().Select(property => property.Name).Where(name => !name.StartsWith('@')),
            name => Assert.True(LogNames.All.Contains(name), $"{name} is not in the list: {happened}")));
    }

    private static bool Is(JsonElement happened, string process, string name) =>
        happened.GetProperty(LogNames.Process).GetString() == process
        && happened.GetProperty("@mt").GetString()!.StartsWith($"{name}:", StringComparison.Ordinal);
}
