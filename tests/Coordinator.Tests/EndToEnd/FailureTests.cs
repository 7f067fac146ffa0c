using ActorSearch.Coordinator.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>Trainings that diverge, and disks that refuse.</summary>
public sealed class FailureTests : IDisposable
{
    private const string Damaged =
        "out: study.db cannot be read: the file is damaged. Copy it back from a backup, discard its results with run --fresh, or use another folder.";

    private readonly Workshop _workshop = new();

    /// <summary>Plain gradient descent without bounded activations, which a huge step makes diverge for sure.</summary>
    private static string Diverging => Workshop.Tiny
        .Replace("activation = tanh", "activation = relu", StringComparison.Ordinal)
        .Replace("kind = adam", "kind = sgd", StringComparison.Ordinal)
        .Replace("max-epochs = 3", "max-epochs = 30", StringComparison.Ordinal)
        .Replace("patience = 2", "patience = 30", StringComparison.Ordinal);

    [Fact]
    public async Task A_configuration_that_diverges_fails_with_its_reason_and_is_not_selected()
    {
        _workshop.Write("diverging.conf", Diverging.Replace("[0.01, 0.001]", "[1e6, 0.001]", StringComparison.Ordinal));

        var ended = (await Coordinator.Run(_workshop.Folder, "run", "diverging.conf", "--out", "out")).With(3);

        Assert.StartsWith("learning-rate 0.001 ", ended.ValueOf("winner: "), StringComparison.Ordinal);
        Assert.Contains("2 of 4 folds failed", ended.Error, StringComparison.Ordinal);
        Assert.EndsWith(",failed", File.ReadAllLines(_workshop["out/configurations.csv"])[^1], StringComparison.Ordinal);
        Assert.All(
            File.ReadAllLines(_workshop["out/folds.csv"]).Where(line => line.Contains(",failed,", StringComparison.Ordinal)),
            line => Assert.Contains("epoch", line, StringComparison.Ordinal));
        Assert.True(File.Exists(_workshop["out/best.json"]));
    }

    [Fact]
    public async Task When_all_diverge_there_is_no_winner_and_no_model()
    {
        _workshop.Write("diverging.conf", Diverging.Replace("[0.01, 0.001]", "[1e6, 1e7]", StringComparison.Ordinal));

        var ended = (await Coordinator.Run(_workshop.Folder, "run", "diverging.conf", "--out", "out")).With(3);

        Assert.Contains("no configuration", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(ended.Lines, line => line.StartsWith("winner: ", StringComparison.Ordinal));
        Assert.False(Directory.Exists(_workshop["out/model"]));
        Assert.False(File.Exists(_workshop["out/best.json"]));
        Assert.Equal(1 + 4, File.ReadAllLines(_workshop["out/folds.csv"]).Length);
    }

    [UnixFact]
    public async Task A_full_disk_is_named()
    {
        _workshop.Write("tiny.conf", Workshop.Tiny);
        (await Coordinator.Run(_workshop.Folder, "run", "tiny.conf", "--out", "out")).With(0);
        File.Delete(_workshop["out/folds.csv"]);
        File.CreateSymbolicLink(_workshop["out/folds.csv"], "/dev/full");

        var ended = (await Coordinator.Run(_workshop.Folder, "run", "tiny.conf", "--out", "out")).With(2);

        Assert.Contains("the disk is full; free some space", ended.Progress[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_study_is_named_by_every_command()
    {
        _workshop.Write("tiny.conf", Workshop.Tiny);
        (await Coordinator.Run(_workshop.Folder, "run", "tiny.conf", "--out", "out")).With(0);
        using (var database = File.OpenWrite(_workshop["out/study.db"]))
        {
            database.Write(Enumerable.Repeat((byte)'x', (int)database.Length).ToArray());
        }

        foreach (string[] words in new string[][] { ["show", "out"], ["export", "out", "--format", "json"], ["report", "out"] })
        {
            var ended = (await Coordinator.Run(_workshop.Folder, words)).With(2);
            Assert.Equal(Damaged, Assert.Single(ended.Error.TrimEnd().Split('\n')));
        }
    }

    [Theory]
    [InlineData("UPDATE configurations SET choices = '{'")]
    [InlineData("UPDATE folds SET metrics = '{'")]
    [InlineData("UPDATE study SET value = '{' WHERE name = 'settings'")]
    public async Task A_study_whose_rows_are_damaged_is_named_by_every_command(string damage)
    {
        _workshop.Write("tiny.conf", Workshop.Tiny);
        (await Coordinator.Run(_workshop.Folder, "run", "tiny.conf", "--out", "out")).With(0);
        using (var connection = StudyConnection.Open(_workshop["out/study.db"], SqliteOpenMode.ReadWrite))
        {
            StudyConnection.Run(connection, damage);
        }

        foreach (string[] words in new string[][] { ["show", "out"], ["export", "out", "--format", "json"], ["report", "out"] })
        {
            var ended = (await Coordinator.Run(_workshop.Folder, words)).With(2);
            Assert.Equal(Damaged, Assert.Single(ended.Error.TrimEnd().Split('\n')));
        }
    }

    [UnixFact]
    public async Task Standard_output_that_is_closed_is_named_and_not_the_folder()
    {
        _workshop.Write("tiny.conf", Workshop.Tiny);
        using var closed = Coordinator.StartInShell(_workshop.Folder, "exec \"$@\" run tiny.conf --out out >&-");

        Assert.Equal("standard output: It is closed; redirect it elsewhere and run the same command again.", (await closed.End()).With(2).Progress[^1]);
        (await Coordinator.Run(_workshop.Folder, "show", "out")).With(0);
    }

    [UnixFact]
    public async Task Standard_output_without_room_is_named_and_not_the_folder()
    {
        _workshop.Write("tiny.conf", Workshop.Tiny);
        using var full = Coordinator.StartInShell(_workshop.Folder, "exec \"$@\" run tiny.conf --out out > /dev/full");

        Assert.StartsWith("standard output: the disk is full; redirect it", (await full.End()).With(2).Progress[^1], StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Standard_error_that_is_closed_costs_no_result()
    {
        _workshop.Write("tiny.conf", Workshop.Tiny);
        using var closed = Coordinator.StartInShell(_workshop.Folder, "exec \"$@\" run tiny.conf --out out 2>&-");

        Assert.Equal("results: out", (await closed.End()).With(0).Lines[^1]);
    }

    [UnixFact]
    public async Task Standard_error_without_room_costs_no_result()
    {
        _workshop.Write("tiny.conf", Workshop.Tiny);
        using var full = Coordinator.StartInShell(_workshop.Folder, "exec \"$@\" run tiny.conf --out out 2> /dev/full");

        Assert.Equal("results: out", (await full.End()).With(0).Lines[^1]);
    }

    [UnixFact]
    public async Task A_folder_where_nothing_can_be_made_is_named()
    {
        _workshop.Write("tiny.conf", Workshop.Tiny);

        var ended = (await Coordinator.Run(_workshop.Folder, "run", "tiny.conf", "--out", "/proc/actorsearch")).With(2);

        Assert.Contains("/proc/actorsearch", Assert.Single(ended.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [UnixFact(NeedsDisk = true)]
    public async Task A_disk_too_small_for_the_study_is_named()
    {
        var ended = await OnDisk("size=16k");

        ended.With(2);
        Assert.Matches("^out: .*the disk (is full|reports an error)", Assert.Single(ended.Error.TrimEnd().Split('\n')));
    }

    [UnixFact(NeedsDisk = true)]
    public async Task A_read_only_disk_is_named()
    {
        var ended = await OnDisk("ro");

        ended.With(2);
        Assert.Matches("^out: the folder cannot be written: the disk is read-only", Assert.Single(ended.Error.TrimEnd().Split('\n')));
    }

    [UnixFact(NeedsDisk = true)]
    public async Task A_disk_that_fills_up_on_the_way_is_named_and_waited_for()
    {
        using var stuck = StartOnDisk("size=128k");

        Assert.True(await stuck.Says(line => line.Contains("the disk is full", StringComparison.Ordinal)));
        stuck.AskToEnd();

        (await stuck.End()).With(130);
    }

    public void Dispose() => _workshop.Dispose();

    private async Task<Ended> OnDisk(string options)
    {
        using var coordinator = StartOnDisk(options);
        return await coordinator.End();
    }

    private Coordinator StartOnDisk(string options)
    {
        _workshop.Write("tiny.conf", Workshop.Tiny);
        Directory.CreateDirectory(_workshop["out"]);
        return Coordinator.StartWithDisk(_workshop.Folder, _workshop["out"], options, "run", "tiny.conf", "--out", "out");
    }
}
