using System.Text;
using ActorSearch.Coordinator.Logs;

namespace ActorSearch.Coordinator.Tests.Logs;

public class ReadableLineTests
{
    private static readonly TimeZoneInfo East = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(2), "east", "east");

    [Fact]
    public void A_line_has_time_level_process_message_and_what_else_it_is_about()
    {
        var line = LogWriter.Line(
            1.25,
            "FoldScored: {Configuration}/{Fold} scored {Loss}",
            ",\"Configuration\":3,\"Fold\":1,\"Loss\":0.25,\"Reason\":\"none\",\"Duration\":120,\"Node\":\"n-1\",\"Study\":\"s\",\"Process\":\"coordinator\"");

        Assert.Equal(
            "2026-11-24 12:00:01.250 INF coordinator FoldScored: 3/1 scored 0.25  Node=n-1 Duration=120 Reason=none", Show(line));
    }

    [Fact]
    public void An_exception_stands_below_it()
    {
        Assert.Equal(
            ["2026-11-24 12:00:00.000 ERR broke", "    Bug: no", "      at there"],
            Show(LogWriter.Line(0, "broke", ",\"@l\":\"Error\",\"@x\":\"Bug: no\\n  at there\"")).Split('\n'));
    }

    [Theory]
    [InlineData("", "\e[36mINF\e[0m")]
    [InlineData(",\"@l\":\"Warning\"", "\e[33mWRN\e[0m")]
    [InlineData(",\"@l\":\"Fatal\"", "\e[31mFTL\e[0m")]
    public void On_a_terminal_the_level_has_a_colour(string level, string shown)
    {
        Assert.Contains($"{shown} said", Show(LogWriter.Line(0, "said", level), colour: true), StringComparison.Ordinal);
    }

    [Fact]
    public void No_control_code_of_the_log_reaches_the_terminal()
    {
        var line = Show(LogWriter.Line(0, "a{Evil:l}", ",\"Evil\":\"\\u001b[2J\\nb\",\"More\":\"\\u001b\",\"@x\":\"\\u0007\""));

        Assert.DoesNotContain(line, letter => char.IsControl(letter) && letter != '\n');
        Assert.Equal(2, line.Split('\n').Length);
    }

    private static string Show(string line, bool colour = false) =>
        ReadableLine.Format(LogLine.Read(Encoding.UTF8.GetBytes(line), out _)!.Event, East, colour);
}
