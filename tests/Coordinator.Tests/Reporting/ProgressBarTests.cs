using System.Text.RegularExpressions;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.State;
using Spectre.Console;

namespace ActorSearch.Coordinator.Tests.Reporting;

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

    private static string Drawn(int width, string? trouble)
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
                new SearchProgress(120, 33, 0, 0, null, 0, 0, [], [], trouble), TimeSpan.FromSeconds(33), new SpaceColumns(Some.Space())));
        }

        return writer.ToString();
    }

    [GeneratedRegex(@"\e\[[?0-9;]*[A-Za-z]")]
    private static partial Regex ControlCode();
}
