using System.Text;
using System.Text.Json;
using ActorSearch.Coordinator.Logs;
using ActorSearch.Coordinator.Tests.Dashboard;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>Whatever happens on the way, the result is the one of a quiet run, and no finished fold is trained again.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Folds = 20;

    /// <summary>
    /// 5 × 2 trainings of nets, and between them as many that wait half a second each: with those the search lasts long enough to be caught in
    /// the middle, on a machine of any speed.
    /// </summary>
    private const string Longer = """
        name = longer
        data { kind = noisy-curve, rows = 40 }
        model { hidden = [32, 32], activation = tanh, milliseconds = 1 }
        training { batch-size = 2, max-epochs = 500, early-stopping = false }
        validation.folds = 2
        space { optimizer.learning-rate = [1e-2, 8e-3, 6e-3, 4e-3, 2e-3], model.kind = [mlp, noop] }
        """;

    private readonly Workshop _workshop = new();

    public ResumeTests()
    {
        _workshop.Write("longer.conf", Longer);
        _workshop.Write("tiny.conf", Workshop.Tiny);
    }

    [Fact]
    public async Task Killed_three_times_and_resumed_it_ends_as_a_quiet_run_does()
    {
        var quiet = (await Run("longer.conf", "quiet")).With(0);
        foreach (var folds in new[] { 3, 8, 13 })
        {
            using var killed = Start("longer.conf", "killed");
            var seen = 0;
            Assert.True(await killed.Says(line => (seen = CountedIn(line)) >= folds));
            killed.Kill();
            Assert.True(seen < Folds, "The search was over before it could be killed in the middle.");
            await killed.End();
        }

        var resumed = (await Run("longer.conf", "killed")).With(0);

        Assert.Equal(quiet.Digest, resumed.Digest);
        Assert.InRange(CountedIn(resumed.Progress.First(line => CountedIn(line) >= 0)), 13, Folds);
        AssertEachFoldOnce("killed");
        Assert.Equal(File.ReadAllText(_workshop["quiet/folds.csv"]), File.ReadAllText(_workshop["killed/folds.csv"]));
    }

    [UnixFact(NeedsInterrupt = true)]
    public async Task Control_C_ends_with_130_and_the_same_command_goes_on()
    {
        using (var running = Start("longer.conf", "out"))
        {
            Assert.True(await running.Says(line => CountedIn(line) >= 3));
            running.PressControlC();
            var interrupted = (await running.End()).With(130);
            Assert.Contains("same command", interrupted.Progress[^1], StringComparison.Ordinal);
        }

        (await Run("longer.conf", "out")).With(0);
        AssertEachFoldOnce("out");
    }

    [UnixFact]
    public async Task A_request_to_end_ends_with_130()
    {
        using var running = Start("longer.conf", "out", "--json");
        Assert.True(await running.Says(line => CountedIn(line) >= 1));

        running.AskToEnd();

        var answer = JsonDocument.Parse(string.Join('\n', (await running.End()).With(130).Lines)).RootElement;
        Assert.Equal(("stopped", JsonValueKind.Null), (answer.GetProperty("status").GetString(), answer.GetProperty("winner").ValueKind));
    }

    [Fact]
    public async Task While_a_search_runs_its_folder_is_in_use_and_can_be_shown()
    {
        using var served = await ServedSearch.Start(_workshop, "run", "longer.conf", "--out", "out", "--slots", "2", "--dashboard", "127.0.0.1:0");
        var running = served.Process;
        Assert.True(await running.Says(line => CountedIn(line) >= 3));
        await served.Ask("pause", "paused");

        var second = (await Run("longer.conf", "out")).With(2);
        var shown = (await Coordinator.Run(_workshop.Folder, "show", "out")).With(0);
        await served.Ask("resume", null);

        Assert.Contains("is using the folder", Assert.Single(second.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains(shown.Lines, line => line.Contains("scored", StringComparison.Ordinal));
        Assert.StartsWith("running, ", shown.ValueOf("status: "), StringComparison.Ordinal);
        Assert.NotEmpty(shown.ValueOf("best so far: "));
        (await running.End()).With(0);
    }

    [Fact]
    public async Task One_slot_or_two_give_the_same_digest()
    {
        var one = (await Run("tiny.conf", "one", "--slots", "1")).With(0);
        var two = (await Run("tiny.conf", "two", "--slots", "2")).With(0);

        Assert.Equal(one.Digest, two.Digest);
        Assert.Equal(File.ReadAllText(_workshop["one/curves.csv"]), File.ReadAllText(_workshop["two/curves.csv"]));
    }

    [Fact]
    public async Task More_values_in_the_grid_rerun_only_what_is_new()
    {
        (await Run("tiny.conf", "out")).With(0);
        var more = (await Run("tiny.conf", "out", "--set", "space.optimizer.learning-rate=[0.1, 0.01, 0.001]")).With(0);

        Assert.InRange(CountedIn(more.Progress.First(line => CountedIn(line) >= 0)), 4, 6);
        Assert.Equal(6, FoldEvents("out").Length);
        Assert.Equal(1 + 3, File.ReadAllLines(_workshop["out/configurations.csv"]).Length);
        var anew = (await Run("tiny.conf", "anew", "--set", "space.optimizer.learning-rate=[0.1, 0.01, 0.001]")).With(0);
        Assert.Equal(anew.Digest, more.Digest);
    }

    [Fact]
    public async Task A_finished_search_run_again_trains_nothing()
    {
        var first = (await Run("tiny.conf", "out")).With(0);
        var again = (await Run("tiny.conf", "out")).With(0);

        Assert.Equal(first.Digest, again.Digest);
        Assert.Equal(4, FoldEvents("out").Length);
    }

    [Fact]
    public async Task Fresh_throws_earlier_results_away()
    {
        var first = (await Run("tiny.conf", "out")).With(0);
        var trained = FoldEvents("out");
        var fresh = (await Run("tiny.conf", "out", "--fresh", "--set", "training.max-epochs=4")).With(0);

        Assert.NotEqual(first.Digest, fresh.Digest);
        Assert.Equal(trained.SelectMany(fold => new[] { fold, fold }), FoldEvents("out"));
    }

    [Fact]
    public async Task Verify_runs_again_elsewhere_and_finds_the_same()
    {
        var verified = (await Run("tiny.conf", "out", "--verify")).With(0);

        Assert.Equal(verified.Digest, verified.ValueOf("second digest: "));
        Assert.Contains("the two runs have the same digest", verified.Lines);
        Assert.Equal(
            ["longer.conf", "out", "tiny.conf"],
            Directory.EnumerateFileSystemEntries(_workshop.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_study_that_is_resumed_with_other_settings_says_that_its_digest_may_be_another_one()
    {
        string[] learning = ["--set", "search.strategy=tpe", "--set", "search.samples=3", "--set", "search.ahead=1"], other = ["--set", "search.ahead=2"];
        var first = (await Run("tiny.conf", "out", learning)).With(0);
        var refused = (await Run("tiny.conf", "out", [.. learning, .. other, "--verify"])).With(2);
        var unchanged = (await Coordinator.Run(_workshop.Folder, "show", "out")).With(0);
        var resumed = (await Run("tiny.conf", "out", [.. learning, .. other])).With(0);
        var shown = (await Coordinator.Run(_workshop.Folder, "show", "out")).With(0);
        using var best = JsonDocument.Parse(File.ReadAllText(_workshop["out/best.json"]));
        var events = string.Join('\n', Directory.GetFiles(_workshop["out/log"]).Select(File.ReadAllText));

        Assert.DoesNotContain(first.Progress, line => line.StartsWith("resumed", StringComparison.Ordinal));
        Assert.Contains("out was resumed with other settings (search.ahead was 1 and is 2 now)", refused.Error, StringComparison.Ordinal);
        Assert.Equal(first.ValueOf("digest: "), unchanged.ValueOf("digest: "));
        Assert.Contains(
            "resumed with other settings: search.ahead was 1 and is 2 now. What is recorded counts, so a new search with these settings may have another digest", resumed.Progress);
        foreach (var said in new[] { resumed, shown })
        {
            Assert.EndsWith(" (resumed with other settings; a new search may have another digest)", said.ValueOf("digest: "), StringComparison.Ordinal);
            Assert.Contains(said.Lines, line => line.StartsWith("remark: The study was resumed with other settings: search.ahead was 1 and is 2 now.", StringComparison.Ordinal));
        }

        Assert.Equal("search.ahead", best.RootElement.GetProperty("changed")[0].GetString());
        Assert.Contains("SearchChanged", events, StringComparison.Ordinal);
        Assert.Contains("may have another digest than the one below, since the study was resumed with other settings.", File.ReadAllText(_workshop["out/report.html"]), StringComparison.Ordinal);
    }

    public void Dispose() => _workshop.Dispose();

    private static int CountedIn(string line) =>
        line.Split(" of ") is [var counted, var rest, ..] && rest.Contains("fold", StringComparison.Ordinal)
        && int.TryParse(counted, out var folds) ? folds : -1;

    // As many slots on every machine: with one for each fold there would be no middle.
    private Coordinator Start(string experiment, string folder, params string[] arguments) =>
        Coordinator.Start(_workshop.Folder, ["run", experiment, "--out", folder, "--slots", "2", .. arguments]);

    private Task<Ended> Run(string experiment, string folder, params string[] arguments) =>
        Coordinator.Run(_workshop.Folder, ["run", experiment, "--out", folder, .. arguments]);

    // An event may be missing where the kill came between commit and log, but none may be there twice.
    private void AssertEachFoldOnce(string folder)
    {
        var folds = FoldEvents(folder);
        Assert.Equal(folds.Distinct(), folds);
        Assert.InRange(folds.Length, Folds - 6, Folds);
    }

    private string[] FoldEvents(string folder) =>
    [
        .. File.ReadLines(Path.Combine(_workshop[folder], "log", "coordinator.clef"))
            .Select(line => LogLine.Read(Encoding.UTF8.GetBytes(line), out _)?.Event)
            .Where(happened => happened?.MessageTemplate.Text.StartsWith("FoldScored:", StringComparison.Ordinal) ?? false)
            .Select(happened => $"{happened!.Properties["Configuration"]}/{happened.Properties["Fold"]}")
            .Order(StringComparer.Ordinal),
    ];
}
