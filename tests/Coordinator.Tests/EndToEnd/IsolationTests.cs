using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Tests.Cluster;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>Plug-ins in processes of their own.</summary>
public sealed class IsolationTests : IDisposable
{
    private const string Unruly = """
        name = unruly
        plugins = [unruly]
        objective { kind = unruly, isolation = process, timeout = 3, grace = 0.1 }
        validation.folds = 2
        """;

    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public async Task A_process_of_its_own_does_not_change_the_results()
    {
        _workshop.Write("line.csv", PluginTests.Line(40));
        _workshop.Write("test.csv", PluginTests.Line(10));
        _workshop.Write("e.conf", PluginTests.Experiment);

        var within = await Run("e.conf", "within");
        var apart = await Run("e.conf", "apart", "--set", "objective.isolation=process", "--slots", "2");

        Assert.Equal(within.With(0).Digest, apart.With(0).Digest);
        Assert.Equal(File.ReadAllText(_workshop["within/model/ridge.json"]), File.ReadAllText(_workshop["apart/model/ridge.json"]));
    }

    [UnixFact]
    public async Task Whatever_a_plug_in_does_to_its_process_fails_its_fold_alone()
    {
        _workshop.Write("e.conf", $"{Unruly}\nspace.does = [well, throw, exit, fail-fast, overflow, print, hang, \"null\", report]");

        (await Run("e.conf", "out", "--slots", "2")).With(ExitCode.FoldsFailed);

        var folds = File.ReadAllLines(_workshop["out/folds.csv"])[1..];
        Assert.Equal(18, folds.Length);
        string[] reasons = ["", "InvalidDataException: the matrix is singular", "ended with exit code 7", "was ended by signal 6. Process terminated. out of luck", "was ended by signal 6. Stack overflow.", "", "objective.timeout = 3 s and did not end", "Train returned null", "the validation loss of epoch 1 is NaN"];
        foreach (var (fold, line) in folds.Index())
        {
            var reason = reasons[fold / 2];
            Assert.Contains(reason.Length == 0 ? ",scored," : ",failed,", line, StringComparison.Ordinal);
            Assert.Contains(reason, line, StringComparison.Ordinal);
        }

        Assert.Contains(Directory.GetFiles(_workshop["out/log"]).SelectMany(File.ReadLines), line => line.Contains("words for people", StringComparison.Ordinal));
        Assert.All(File.ReadAllLines(_workshop["hanging.txt"]), process => Assert.False(IsAlive(process)));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("process")]
    public async Task A_report_after_the_end_of_its_training_is_not_one_of_the_next_training(string isolation)
    {
        _workshop.Write("e.conf", $"{Unruly}\nobjective.isolation = {isolation}\nspace.does = [late]");

        (await Run("e.conf", "out", "--slots", "1")).With(0);

        var folds = File.ReadAllLines(_workshop["out/folds.csv"]);
        var (epochs, loss) = (Array.IndexOf(folds[0].Split(','), "epochs"), Array.IndexOf(folds[0].Split(','), "validation_loss"));
        Assert.Equal([("1", "0.5"), ("1", "0.5")], folds[1..].Select(line => (line.Split(',')[epochs], line.Split(',')[loss])));
    }

    [UnixFact]
    public async Task A_killed_node_leaves_no_process_of_a_plug_in_behind()
    {
        _workshop.Write("e.conf", $"{Unruly}\nobjective.timeout = 0\nspace.does = [hang]");
        using var node = Coordinator.StartAlone(_workshop.Folder, "run", "e.conf", "--out", "out", "--no-dashboard", "--slots", "1", "--plugins", PluginTests.Built);
        await Site.Until(() => File.Exists(_workshop["hanging.txt"]) && File.ReadAllText(_workshop["hanging.txt"]).Count(c => c == '\n') == 2, "a training that hangs");
        var processes = File.ReadAllLines(_workshop["hanging.txt"]);
        Assert.All(processes, process => Assert.True(IsAlive(process)));

        node.Kill();

        await Site.Until(() => !processes.Any(IsAlive), "the end of its processes");
    }

    [Fact]
    public async Task A_plug_in_whose_constructor_throws_is_refused_in_one_sentence()
    {
        Directory.CreateDirectory(_workshop["plugins/unruly"]);
        foreach (var file in Directory.GetFiles(Path.Combine(PluginTests.Built, "unruly"))) File.Copy(file, _workshop[$"plugins/unruly/{Path.GetFileName(file)}"]);
        _workshop.Write("plugins/unruly/broken", "");
        _workshop.Write("e.conf", $"{Unruly}\nspace.does = [well]");

        foreach (var command in (string[])["check", "run"])
        {
            var end = (await Coordinator.Run(_workshop.Folder, command, "e.conf", "--plugins", "plugins")).With(ExitCode.Mistake);
            Assert.Equal(
                $"plug-in unruly: {Path.GetFullPath(_workshop["plugins/unruly/unruly.dll"])} cannot be loaded: the constructor of UnrulyObjective threw "
                + "InvalidOperationException: the licence is missing. Correct the plug-in, or leave it out of plugins.",
                end.Error.Trim());
        }

        Assert.False(Directory.Exists(_workshop["runs"]));
    }

    private Task<Ended> Run(string experiment, string name, params string[] more) =>
        Coordinator.Run(_workshop.Folder, ["run", experiment, "--out", name, "--no-dashboard", "--plugins", PluginTests.Built, .. more]);

    private static bool IsAlive(string process) =>
        File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z", StringComparison.Ordinal);
}
