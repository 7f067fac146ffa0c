using ActorSearch.Coordinator.Tests.Logs;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary><c>tail</c> as a process of its own.</summary>
public sealed class TailTests : IDisposable
{
    private readonly LogWriter _logs = new();

    [Fact]
    public async Task The_last_events_of_all_processes_are_printed_without_colours()
    {
        _logs.Write("coordinator.clef", (0, "first"), (2, "third"));
        _logs.Write("trainer.clef", (1, "second"));

        var ended = await Tail("--lines", "2");

        Assert.Equal(["second", "third"], ended.Lines.Select(line => line.Split(' ')[^1]));
        Assert.DoesNotContain('\e', string.Concat(ended.Lines));
        Assert.Empty(ended.Error);
    }

    [Fact]
    public async Task As_JSON_an_event_is_what_lies_in_the_file()
    {
        _logs.Append("coordinator.clef", LogWriter.Line(0, "low", ",\"Loss\":0.1") + "\n" + LogWriter.Line(1, "high", ",\"Loss\":0.3") + "\n");

        var ended = await Tail("--json", "--expr", "Loss > 0.2");

        Assert.Equal([LogWriter.Line(1, "high", ",\"Loss\":0.3")], ended.Lines);
    }

    [Fact]
    public async Task Nothing_that_matches_is_said()
    {
        _logs.Write("coordinator.clef", (0, "first"));

        var ended = await Tail("--node", "nowhere");

        Assert.Empty(ended.Lines);
        Assert.Equal("No event matches.", ended.Error.Trim());
    }

    [Fact]
    public async Task A_broken_line_is_left_out_with_one_warning()
    {
        _logs.Append("coordinator.clef", $"{LogWriter.Line(0, "good")}\nrubbish\nmore rubbish\n{LogWriter.Line(1, "half")[..20]}");

        var ended = await Tail();

        Assert.EndsWith("good", Assert.Single(ended.Lines), StringComparison.Ordinal);
        Assert.StartsWith("3 lines are broken", Assert.Single(ended.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Following_shows_what_comes_over_a_half_line_and_a_roll_until_it_is_told_to_end()
    {
        _logs.Write("coordinator.clef", (0, "one"));
        using var tail = Coordinator.Start(_logs.Folder, "tail", _logs.Folder, "--follow");
        Assert.True(await tail.Says(line => line.EndsWith("one", StringComparison.Ordinal)));

        var half = LogWriter.Line(1, "two") + "\n";
        _logs.Append("coordinator.clef", half[..25]);
        _logs.Write("trainer.clef", (1, "three"));
        Assert.True(await tail.Says(line => line.EndsWith("three", StringComparison.Ordinal)));
        _logs.Append("coordinator.clef", half[25..]);
        _logs.Write("coordinator_001.clef", (2, "four"));
        Assert.True(await tail.Says(line => line.EndsWith("four", StringComparison.Ordinal)));

        tail.AskToEnd();
        var ended = (await tail.End()).With(0);
        Assert.Equal(["one", "three", "two", "four"], ended.Lines.Select(line => line.Split(' ')[^1]));
        Assert.Empty(ended.Error);
    }

    [UnixFact]
    public async Task Following_waits_for_a_log_that_does_not_exist_yet_and_survives_that_its_folder_goes()
    {
        Directory.CreateDirectory(_logs.At("later"));
        using var tail = Coordinator.Start(_logs.Folder, "tail", _logs.At("later"), "--follow");
        foreach (var said in (string[])["one", "three"])
        {
            Directory.CreateDirectory(_logs.At("later/log"));
            _logs.Write("later/log/coordinator.clef", (said.Length, said));
            Assert.True(await tail.Says(line => line.EndsWith(said, StringComparison.Ordinal)));
            Directory.Delete(_logs.At("later"), recursive: true);
        }

        tail.AskToEnd();
        Assert.Equal(2, (await tail.End()).With(0).Lines.Length);
    }

    [UnixFact]
    public async Task It_ends_when_nobody_reads_any_more()
    {
        _logs.Write("coordinator.clef", [.. Enumerable.Range(0, 5000).Select(second => ((double)second, "an event"))]);

        var line = await Shell($"\"$@\" tail '{_logs.Folder}' --follow --lines 5000 | head -n 1; echo \"${{PIPESTATUS[0]}}\"");

        Assert.Equal("0", line[^1]);
    }

    [Theory]
    [InlineData("--expr", "--expr", "Loss >> 0.2")]
    [InlineData("character 7", "--expr", "Loss >> 0.2")]
    [InlineData("--level", "--level", "loud")]
    [InlineData("--since", "--since", "soon")]
    [InlineData("--fold", "--fold", "three")]
    public async Task A_mistake_is_one_sentence(string named, params string[] arguments)
    {
        _logs.Write("coordinator.clef", (0, "one"));

        var ended = (await Coordinator.Run(_logs.Folder, ["tail", _logs.Folder, .. arguments])).With(2);

        Assert.Contains(named, Assert.Single(ended.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(ended.Lines);
    }

    [Fact]
    public async Task A_folder_without_a_log_is_named()
    {
        Assert.Contains(_logs.Folder, (await Coordinator.Run(_logs.Folder, "tail", _logs.Folder)).With(2).Error, StringComparison.Ordinal);
        Assert.Contains("nowhere", (await Coordinator.Run(_logs.Folder, "tail", "nowhere", "--follow")).With(2).Error, StringComparison.Ordinal);
    }

    public void Dispose() => _logs.Dispose();

    private async Task<Ended> Tail(params string[] arguments) =>
        (await Coordinator.Run(_logs.Folder, ["tail", _logs.Folder, .. arguments])).With(0);

    private static async Task<string[]> Shell(string script)
    {
        using var ended = Coordinator.StartInShell(Path.GetTempPath(), script);
        return (await ended.End()).With(0).Lines;
    }
}
