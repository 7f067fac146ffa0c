using ActorSearch.Coordinator.Reporting.Tables;
using Spectre.Console;

namespace ActorSearch.Coordinator.Reporting.Progress;

/// <summary>Where results or progress are shown: a terminal with colours and a live bar, or a file or pipe that gets plain lines.</summary>
public sealed class Terminal
{
    private readonly TextWriter _writer;

    // Spectre is loaded when the width or the colours of a window are asked for.
    private readonly Lazy<IAnsiConsole>? _window;

    private Terminal(TextWriter writer, Lazy<IAnsiConsole>? window) => (_writer, _window) = (writer, window);

    /// <summary>Whether lines may be coloured.</summary>
    public bool HasColours => IsLive && _window!.Value.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;

    private bool IsLive => _window?.Value.Profile.Capabilities.Ansi == true;

    // The last cell stays free: some terminals wrap a line that fills it. 0: no window limits it.
    private int Width => _window is null ? 0 : Math.Max(1, _window.Value.Profile.Width - 1);

    /// <summary>What standard output is.</summary>
    public static Terminal OfStandardOutput() => Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>What standard error is.</summary>
    public static Terminal OfStandardError() => Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Plain lines without a control code.</summary>
    public static Terminal Plain(TextWriter writer) => new(writer, null);

    /// <summary>Writes a line as it is: a path or a digest is never broken to fit a window.</summary>
    public void Say(string line)
    {
        _writer.WriteLine(line);
        _writer.Flush();
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
    public IProgressView Progress() => IsLive ? new ProgressBar(_window!.Value) : new ProgressLines(_writer);

    // Spectre heeds NO_COLOR and TERM by itself. It takes a terminal for one without a live bar when the other stream is redirected.
    private static Terminal Create(TextWriter writer, bool isRedirected) => new(writer, isRedirected ? null : new(() => AnsiConsole.Create(
        new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Interactive = InteractionSupport.Yes })));
}
