using ActorSearch.Coordinator.Logs;
using ActorSearch.Shared.Logging;
using Serilog.Events;

namespace ActorSearch.Coordinator.Tests.Logs;

public sealed class LogTailTests : IDisposable
{
    private readonly LogWriter _logs = new();

    [Fact]
    public void The_last_events_of_all_processes_come_in_the_order_of_their_times()
    {
        _logs.Write("a.clef", (1, "a1"), (4, "a4"), (6, "a6"));
        _logs.Write("b.clef", (2, "b2"), (5, "b5"));

        Assert.Equal("a4 b5 a6", LogWriter.Said(_logs.Tail().Last(3)));
        Assert.Equal("a1 b2 a4 b5 a6", LogWriter.Said(_logs.Tail().Last(50)));
    }

    [Fact]
    public void Logs_in_folders_below_belong_to_processes_of_their_own()
    {
        foreach (var (folder, second) in new[] { ("log", 1), ("1/log", 3), ("2/log", 2) })
        {
            Directory.CreateDirectory(_logs.At(folder));
            _logs.Write($"{folder}/trainer.clef", (second, $"{folder}.1"));
            _logs.Write($"{folder}/trainer_001.clef", (second + 10, $"{folder}.2"));
        }

        Assert.Equal("log.1 2/log.1 1/log.1 log.2 2/log.2 1/log.2", LogWriter.Said(_logs.Tail().Last(50)));
    }

    [Fact]
    public void A_rolled_log_is_one_log()
    {
        _logs.Write("a.clef", (1, "a1"), (2, "a2"));
        _logs.Write("a_001.clef", (3, "a3"));
        _logs.Write("a_002.clef", (4, "a4"), (5, "a5"));

        Assert.Equal("a2 a3 a4 a5", LogWriter.Said(_logs.Tail().Last(4)));
        Assert.Equal("a3 a4 a5", LogWriter.Said(_logs.Tail().Since(LogWriter.Ten.AddSeconds(2.5))));
        Assert.Equal("a1 a2 a3 a4 a5", LogWriter.Said(_logs.Tail().Since(LogWriter.Ten)));
        Assert.Empty(_logs.Tail().Since(LogWriter.Ten.AddSeconds(6)));
    }

    [Fact]
    public void Following_goes_on_over_files_that_roll_and_are_taken_away()
    {
        _logs.Write("a.clef", (1, "a1"));
        var tail = _logs.Tail();
        Assert.Equal("a1", LogWriter.Said(tail.Last(1)));

        _logs.Write("a.clef", (2, "a2"));
        _logs.Write("a_001.clef", (3, "a3"));
        _logs.Write("a_002.clef", (4, "a4"));
        Assert.Equal("a2 a3 a4", LogWriter.Said(tail.Round()));

        File.Delete(_logs.At("a.clef"));
        File.Delete(_logs.At("a_001.clef"));
        _logs.Write("a_002.clef", (5, "a5"));
        _logs.Write("b.clef", (6, "b6"));
        Assert.Equal("a5 b6", LogWriter.Said(tail.Round()));
        Assert.Empty(tail.Round());
    }

    [Fact]
    public void Following_a_real_log_that_rolls_loses_and_repeats_nothing()
    {
        const int Largest = 2000, Rounds = 60, Events = 7;
        using var log = LogFiles.Open(_logs.Folder, "a", LogEventLevel.Information, Largest);
        var tail = _logs.Tail();
        var seen = LogWriter.Said(tail.Last(1));

        for (var number = 0; number < Rounds * Events; number++)
        {
            log.Information($"{number}");
            if (number % Events == Events - 1)
            {
                seen += LogWriter.Said(tail.Round()) + " ";
            }
        }

        Assert.Equal(string.Join(' ', Enumerable.Range(0, Rounds * Events)), seen.TrimEnd());
        Assert.Equal(LogFiles.MostFiles, Directory.GetFiles(_logs.Folder).Length);
    }

    [Fact]
    public void A_half_written_last_line_is_waited_for()
    {
        _logs.Write("a.clef", (1, "a1"));
        var line = LogWriter.Line(2, "a2") + "\n";
        _logs.Append("a.clef", line[..20]);
        var tail = _logs.Tail();

        Assert.Equal("a1", LogWriter.Said(tail.Last(5)));
        Assert.Empty(tail.Round());
        _logs.Append("a.clef", line[20..40]);
        Assert.Empty(tail.Round());
        _logs.Append("a.clef", line[40..]);
        Assert.Equal("a2", LogWriter.Said(tail.Round()));
        Assert.Equal(0, tail.Broken.Count);
    }

    [Fact]
    public void Who_does_not_follow_takes_a_last_line_without_end_as_it_is()
    {
        _logs.Append("a.clef", LogWriter.Line(1, "a1"));
        _logs.Append("b.clef", LogWriter.Line(2, "b2")[..30]);
        var tail = _logs.Tail(follows: false);

        Assert.Equal("a1", LogWriter.Said(tail.Last(5)));
        Assert.Equal(1, tail.Broken.Count);
    }

    [Fact]
    public void Broken_lines_are_counted_and_the_first_is_named()
    {
        _logs.Append("a.clef", $"{LogWriter.Line(1, "a1")}\nrubbish\n{LogWriter.Line(2, "a2")}\n{{\"@t\"\n");
        var tail = _logs.Tail();

        Assert.Equal("a1 a2", LogWriter.Said(tail.Since(LogWriter.Ten)));
        Assert.Equal($"2 lines are broken and left out, the first: {_logs.At("a.clef")}, byte {LogWriter.Line(1, "a1").Length + 1}.", tail.Broken.Sentence);
    }

    [Fact]
    public void A_line_without_end_in_a_file_that_has_a_next_one_is_not_waited_for()
    {
        _logs.Write("a.clef", (1, "a1"));
        var tail = _logs.Tail();
        Assert.Single(tail.Last(1));

        _logs.Append("a.clef", LogWriter.Line(2, "a2")[..30]);
        _logs.Write("a_001.clef", (3, "a3"));

        Assert.Equal("a3", LogWriter.Said(tail.Round()));
        Assert.Equal(1, tail.Broken.Count);
    }

    [Theory]
    [InlineData("a.clef")]
    [InlineData("a_003.clef")]
    public void A_log_that_is_thrown_away_and_begun_anew_is_read_from_its_beginning(string old)
    {
        _logs.Write(old, (1, "a1"));
        var tail = _logs.Tail();
        Assert.Single(tail.Last(1));

        File.Delete(_logs.At(old));
        _logs.Write("a.clef", (2, "new2"), (3, "new3"), (4, "new4"));

        Assert.Equal("new2 new3 new4", LogWriter.Said(tail.Round()));
    }

    [Fact]
    public void A_node_whose_clock_jumps_keeps_its_order_among_the_others()
    {
        _logs.Write("a.clef", (1, "a1"), (100, "a100"), (3, "a3"), (4, "a4"));
        _logs.Write("b.clef", (2, "b2"), (101, "b101"));

        Assert.Equal("a1 b2 a100 a3 a4 b101", LogWriter.Said(_logs.Tail().Last(50)));
        Assert.Equal("a1 b2 a100 a3 a4 b101", LogWriter.Said(_logs.Tail().Since(LogWriter.Ten)));
    }

    [Fact]
    public void The_last_events_that_pass_a_filter_are_looked_for_as_far_back_as_need_be()
    {
        for (var second = 0; second < 200; second++)
        {
            _logs.Append("a.clef", LogWriter.Line(second, $"e{second}", second % 50 == 0 ? ",\"@l\":\"Warning\"" : "") + "\n");
        }

        Assert.Equal("e50 e100 e150", LogWriter.Said(_logs.Tail(filter: new LogFilter(LogEventLevel.Warning)).Last(3)));
    }

    public void Dispose() => _logs.Dispose();
}
