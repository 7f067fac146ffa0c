using Spectre.Console;
using Spectre.Console.Rendering;

namespace ActorSearch.Coordinator.Reporting;

/// <summary>Where results are shown: a terminal with colours and a live bar, or a file or pipe that gets plain lines.</summary>
/// <param name="Console">Writes tables.</param>
/// <param name="IsLive">Whether lines may be redrawn.</param>
public sealed record Terminal(IAnsiConsole Console, bool IsLive)
{
    /// <summary>Wide enough that no table is broken where no window limits it.</summary>
    private const int PlainWidth = 1000;

    /// <summary>What standard output is.</summary>
    public static Terminal OfStandardOutput() =>
        System.Console.IsOutputRedirected ? Plain(System.Console.Out) : Detected();

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

    /// <summary>Writes a table; plain lines of it end where their text does.</summary>
    public void Show(IRenderable table)
    {
        if (IsLive)
        {
            Console.Write(table);
            return;
        }

        using var drawn = new StringWriter();
        Plain(drawn).Console.Write(table);
        foreach (var line in drawn.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            Say(line);
        }
    }

    /// <summary>A new view of a search's progress.</summary>
    public IProgressView Progress() => IsLive ? new ProgressBar(Console) : new ProgressLines(Console.Profile.Out.Writer);

    // Spectre heeds NO_COLOR and TERM by itself.
    private static Terminal Detected()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        return new Terminal(console, console.Profile.Capabilities is { Ansi: true, Interactive: true });
    }
}
