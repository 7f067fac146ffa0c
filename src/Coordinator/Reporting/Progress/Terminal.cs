using ActorSearch.Coordinator.Reporting.Tables;
using Spectre.Console;

namespace ActorSearch.Coordinator.Reporting.Progress;

/// <summary>Where results or progress are shown: a terminal with colours and a live bar, or a file or pipe that gets plain lines.</summary>
/// <param name="Console">Writes tables.</param>
/// <param name="IsLive">Whether lines may be redrawn.</param>
public sealed record Terminal(IAnsiConsole Console, bool IsLive)
{
    /// <summary>Wide enough that no table is broken where no window limits it.</summary>
    private const int PlainWidth = 1000;

    // The last cell stays free: some terminals wrap a line that fills it.
    private int Width => Console.Profile.Width >= PlainWidth ? 0 : Math.Max(1, Console.Profile.Width - 1);

    /// <summary>What standard output is.</summary>
    public static Terminal OfStandardOutput() =>
        System.Console.IsOutputRedirected ? Plain(System.Console.Out) : Detected(System.Console.Out);

    /// <summary>What standard error is.</summary>
    public static Terminal OfStandardError() =>
        System.Console.IsErrorRedirected ? Plain(System.Console.Error) : Detected(System.Console.Error);

    /// <summary>Plain lines without a control code.</summary>
    public static Terminal Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = PlainWidth;
        return new Terminal(console, IsLive: false);
    }

    /// <summary>Writes a line as it is: a path or a digest is never broken to fit a window.</summary>
    public void Say(string line)
    {
        Console.Profile.Out.Writer.WriteLine(line);
        Console.Profile.Out.Writer.Flush();
    }

    /// <summary>Writes a table that fits the window; without a window it is as wide as it needs to be.</summary>
    internal void Show(TextTable table)
    {
        foreach (var line in table.Lines(Width))
        {
            Say(line);
        }
    }

    /// <summary>Writes a sentence, broken between words where it is longer than the window.</summary>
    public void Tell(string sentence)
    {
        foreach (var line in Width == 0 ? [sentence] : TextWidth.Wrapped(sentence.Split(' '), "", Width))
        {
            Say(line);
        }
    }

    /// <summary>A new view of a search's progress.</summary>
    public IProgressView Progress() => IsLive ? new ProgressBar(Console) : new ProgressLines(Console.Profile.Out.Writer);

    // Spectre heeds NO_COLOR and TERM by itself. It takes a terminal for one without a live bar when the other stream is redirected.
    private static Terminal Detected(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Interactive = InteractionSupport.Yes });
        return new Terminal(console, console.Profile.Capabilities.Ansi);
    }
}
