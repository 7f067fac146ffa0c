using ActorSearch.Coordinator.Logs;
using Serilog.Events;

namespace ActorSearch.Coordinator.Tests.Logs;

/// <summary>A trainer's warning that stands in its own log and in the coordinator's.</summary>
public sealed class DuplicateWarningsTests : IDisposable
{
    private readonly LogWriter _logs = new();

    [Fact]
    public void A_warning_that_both_logs_have_is_shown_once_as_the_trainer_wrote_it()
    {
        _logs.Append("trainer.clef", Own(1, "Hot", "Lost"));
        _logs.Append("coordinator.clef", Told(2, 1, "Hot: Lost"));
        _logs.Write("coordinator.clef", (3, "later"));

        Assert.Equal("Hot: \"Lost\" later", LogWriter.Said(_logs.Tail().Last(50)));
        Assert.Equal("Hot: \"Lost\" later", LogWriter.Said(_logs.Tail().Since(LogWriter.Ten)));
    }

    [Fact]
    public void Where_the_trainer_s_log_is_not_there_the_coordinator_tells_of_it()
    {
        _logs.Append("coordinator.clef", Told(2, 1, "Hot: Lost"));

        Assert.Equal("NodeTrouble: m logs: Hot: Lost", LogWriter.Said(_logs.Tail().Last(50)));
        Assert.Equal("NodeTrouble: m logs: Hot: Lost", LogWriter.Said(_logs.Tail().Since(LogWriter.Ten)));
    }

    [Fact]
    public void What_is_told_after_it_was_shown_is_not_shown_again()
    {
        _logs.Append("trainer.clef", Own(1, "Hot", "Lost"));
        var tail = _logs.Tail();
        Assert.Equal("Hot: \"Lost\"", LogWriter.Said(tail.Last(50)));

        _logs.Append("coordinator.clef", Told(2, 1, "Hot: Lost"));
        _logs.Append("coordinator.clef", Told(3, 2.5, "Hot: Lost"));

        Assert.Equal("NodeTrouble: m logs: Hot: Lost", LogWriter.Said(tail.Round()));
    }

    [Fact]
    public void A_trainer_s_clock_that_stands_ahead_makes_no_second_one_of_it()
    {
        _logs.Append("trainer.clef", Own(100, "Hot", "Lost"));
        _logs.Append("coordinator.clef", Told(2, 100, "Hot: Lost"));

        Assert.Single(_logs.Tail().Last(50));
        Assert.Single(_logs.Tail().Since(LogWriter.Ten));
    }

    [Fact]
    public void Other_warnings_of_the_same_moment_or_of_other_nodes_stay()
    {
        _logs.Append("trainer.clef", Own(1, "Hot", "Lost"));
        _logs.Append("trainer.clef", Own(1, "Cold", "Lost"));
        _logs.Append("trainer.clef", Own(1, "Hot", "Lost", node: "b"));
        _logs.Append("coordinator.clef", Told(2, 1, "Hot: Lost"));

        Assert.Equal(3, _logs.Tail().Last(50).Count());
        Assert.Equal(3, _logs.Tail().Since(LogWriter.Ten).Count());
        Assert.Single(_logs.Tail(filter: new LogFilter(LogEventLevel.Warning, "b")).Last(50));
    }

    public void Dispose() => _logs.Dispose();

    private static string Own(double second, string name, string why, string node = "a") =>
        LogWriter.Line(second, $"{name}: {{Why}}", $$""","@l":"Warning","Why":"{{why}}","Node":"{{node}}","Process":"trainer" """) + "\n";

    private static string Told(double second, double nodeSecond, string sentence) => LogWriter.Line(
        second, "NodeTrouble: {NodeName:l} logs: {Message:l}",
        $$""","@l":"Warning","NodeName":"m","Message":"{{sentence}}","Node":"a","NodeTime":"{{LogWriter.Ten.AddSeconds(nodeSecond):O}}","Process":"coordinator" """) + "\n";
}
