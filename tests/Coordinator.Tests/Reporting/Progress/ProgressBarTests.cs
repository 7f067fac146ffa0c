using System.Text.RegularExpressions;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Results.Ranking;
using Spectre.Console;

namespace ActorSearch.Coordinator.Tests.Reporting.Progress;

public partial class ProgressBarTests
{
    [Fact]
    public void The_bar_shows_the_last_report_and_wipes_itself_out()
    {
        var drawn = Drawn(100, null);

        Assert.Contains("33 of 120 folds · 1 min 27 s left", drawn, StringComparison.Ordinal);
        Assert.EndsWith("\e[?25h", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_the_window_is_cut()
    {
        var drawn = Drawn(60, new string('x', 200));

        Assert.All(drawn.Split('\n', '\r'), line => Assert.InRange(ControlCode().Replace(line, "").Length, 0, 60));
        Assert.Contains("xxx…", drawn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80, 20)]
    [InlineData(100, 30)]
    [InlineData(120, 30)]
    [InlineData(40, 10)]
    public void The_bar_keeps_its_room_beside_the_best_so_far(int width, int bar)
    {
        var choices = Some.Choices(("optimizer.learning-rate", "0.0123456789"));

        var drawn = Drawn(width, null, new BestSoFar(1, choices, new FoldSummary(ConfigurationStatus.Scored, 0.10724, 0.0213, 0.1)));

        var lines = drawn.Split('\n', '\r').Select(line => ControlCode().Replace(line, "")).ToList();
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains(lines, line => line.StartsWith('━') && line.IndexOf("33 of 120", StringComparison.Ordinal) >= bar);
        Assert.Contains(width < 80 ? "…" : "best 0.1072 ±", drawn, StringComparison.Ordinal);
    }

    private static string Drawn(int width, string? trouble, BestSoFar? best = null)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = width;
        using (var bar = new ProgressBar(console))
        {
            bar.Show(new ProgressReport(
                new SearchProgress(120, 33, 0, 0, best, 0, 0, [], [], trouble) { TimeLeft = TimeSpan.FromSeconds(87) }, new SpaceColumns(Some.Space("optimizer.learning-rate"))));
        }

        return writer.ToString();
    }

    [GeneratedRegex(@"\e\[[?0-9;]*[A-Za-z]")]
    private static partial Regex ControlCode();
}
